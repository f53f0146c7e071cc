package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@SlipwayTest
@Tag("engine")
class RightsTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Seeding seeding;

    private String instance = "";
    private String task = "";

    @BeforeEach
    void aReleaseWaitsForTheDevTeam() {
        var life = Lifecycle.start(context, "Rights");
        life.advance();
        instance = String.valueOf(life.release().processInstanceId());
        task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(life.key().value())
                .list()
                .get(0)
                .getId();
    }

    @ParameterizedTest
    @CsvSource({
        "trust-kch, tasklist",
        "dev-team, tasklist",
        "release-manager, tasklist cockpit",
        "auditor, cockpit",
        "process-owner, cockpit",
        "admin, tasklist cockpit admin"
    })
    void everybodySeesTheApplicationsOfTheirWork(String person, String applications) {
        var visitor = Visitor.browser(port, person);

        for (var application : List.of("tasklist", "cockpit", "admin")) {
            assertThat(visitor.status("/camunda/app/" + application + "/default/"))
                    .as(application)
                    .isEqualTo(applications.contains(application) ? 200 : 403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trust-kch", "auditor", "process-owner", "release-manager", "admin"})
    void nobodyStartsChangesOrEndsAReleaseBehindItsBack(String person) {
        var visitor = Visitor.program(port, person);

        assertThat(visitor.json("POST", "/engine-rest/process-definition/key/planned-release/start", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.json("DELETE", "/engine-rest/process-instance/" + instance, "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.json(
                                "PUT",
                                "/engine-rest/process-instance/" + instance + "/variables/decision",
                                "{\"value\":\"signOff\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.json(
                                "POST",
                                "/engine-rest/process-instance/" + instance + "/modification",
                                "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"defineScope\"}]}")
                        .statusCode())
                .isIn(403, 500);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void peopleOfAnotherTeamNeitherSeeNorTakeATask() {
        var trust = Visitor.program(port, "trust-kch");

        assertThat(trust.get("/engine-rest/task?processInstanceId=" + instance).body())
                .isEqualTo("[]");
        assertThat(trust.status("/engine-rest/task/" + task)).isIn(403, 404);
        assertThat(trust.json("POST", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"trust-kch\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(trust.json("POST", "/engine-rest/task/" + task + "/complete", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(trust.status("/engine-rest/user/admin/profile")).isIn(403, 404);
    }

    @Test
    void theTeamATaskIsForClaimsIt() {
        var team = Visitor.program(port, "dev-team");

        assertThat(team.get("/engine-rest/task?processInstanceId=" + instance).body())
                .contains(task);
        assertThat(team.json("POST", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"dev-team\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void theAdministratorApprovesNothing() {
        var admin = Visitor.program(port, "admin");

        assertThat(admin.json("POST", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"admin\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.json("POST", "/engine-rest/task/" + task + "/complete", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAuditorReadsEverythingAndChangesNothing() {
        var auditor = Visitor.program(port, "auditor");

        assertThat(auditor.get("/engine-rest/history/process-instance?processInstanceId=" + instance)
                        .body())
                .contains(instance);
        assertThat(auditor.get("/engine-rest/task?processInstanceId=" + instance)
                        .body())
                .contains(task);
        assertThat(auditor.get("/engine-rest/history/user-operation").statusCode())
                .isEqualTo(200);
        assertThat(auditor.json("POST", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"auditor\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(auditor.deploy("/engine-rest/deployment/create", "a.form", "{\"id\": \"a\", \"components\": []}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyDeletesTheirOwnAccount() {
        assertThat(Visitor.program(port, "uat-tester")
                        .json("DELETE", "/engine-rest/user/uat-tester", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void everybodyFindsTheTwoTaskListsAndTheyShowTheRightTasks() {
        var team = Visitor.program(port, "dev-team-2");
        var lists = engine.getFilterService().createTaskFilterQuery().list();

        assertThat(lists).extracting("name").contains("My tasks", "My teams' tasks");
        for (var list : lists) {
            assertThat(team.get("/engine-rest/filter/" + list.getId() + "/list").body())
                    .satisfies(found -> assertThat(found.contains(task))
                            .isEqualTo(list.getName().equals("My teams' tasks")));
        }
    }

    /** Tasklist begins with the list of the lowest priority. */
    @Test
    void tasklistOpensWhereWorkWaitsForATeam() {
        var first = engine.getFilterService().createTaskFilterQuery().list().stream()
                .min(Comparator.comparing(list -> (Integer) list.getProperties().get("priority")))
                .orElseThrow();

        assertThat(first.getName()).isEqualTo("My teams' tasks");
    }

    @Test
    void theListsSayWhichReleaseATaskBelongsTo() {
        var list = engine.getFilterService()
                .createTaskFilterQuery()
                .filterName("My teams' tasks")
                .singleResult();

        assertThat(Visitor.program(port, "dev-team-2")
                        .hal("/engine-rest/filter/" + list.getId() + "/list")
                        .body())
                .contains("Rights");
    }

    @Test
    void aFilterHoldsNoOtherExpression() {
        var filter =
                "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"\\u0024{dataSource}\"}}";

        var answer = Visitor.program(port, "admin").json("POST", "/engine-rest/filter/create", filter);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("dataSource");
    }

    @Test
    void startingAgainChangesNothing() {
        var before = counts();

        seeding.afterSingletonsInstantiated();

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aWeakPasswordIsRefused() {
        var answer = Visitor.program(port, "admin")
                .json(
                        "POST",
                        "/engine-rest/user/create",
                        "{\"profile\":{\"id\":\"weak\",\"firstName\":\"a\",\"lastName\":\"b\"},"
                                + "\"credentials\":{\"password\":\"1\"}}");

        assertThat(answer.statusCode()).isBetween(400, 599);
        assertThat(engine.getIdentityService().createUserQuery().userId("weak").count())
                .isZero();
    }

    private List<Long> counts() {
        return List.of(
                engine.getIdentityService().createUserQuery().count(),
                engine.getIdentityService().createGroupQuery().count(),
                engine.getAuthorizationService().createAuthorizationQuery().count(),
                engine.getFilterService().createFilterQuery().count());
    }
}
