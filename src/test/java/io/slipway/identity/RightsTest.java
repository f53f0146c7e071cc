package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gate.AnswersRead;
import io.slipway.process.ApplicationRights;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"retries\":0}",
                "{\"retries\":-1}",
                "{\"retries\":2}",
                "{\"retries\":11}",
                "{\"retries\":3.5}",
                "{\"retries\":null}",
                "{\"retries\":5,\"retries\":0}",
                "{\"retries\":5,\"dueDate\":\"2030-01-01T00:00:00.000+0000\"}",
                "{}",
                ""
            })
    void nobodyStopsOrMovesAJob(String wish) {
        var job = aJob();
        var due = job.getDuedate();

        for (var person : List.of("release-manager", "admin")) {
            assertThat(Visitor.program(port, person)
                            .json("PUT", "/engine-rest/job/" + job.getId() + "/retries", wish)
                            .statusCode())
                    .as(person)
                    .isEqualTo(400);
        }
        assertThat(job(job.getId()).getRetries()).isEqualTo(job.getRetries());
        assertThat(job(job.getId()).getDuedate()).isEqualTo(due);
    }

    @Test
    void whoeverPutsRightWhatFailedRaisesItsRetries() {
        var job = aJob().getId();
        engine.getManagementService().setJobRetries(job, 0);

        assertThat(Visitor.program(port, "release-manager")
                        .json("PUT", "/engine-rest/job/" + job + "/retries", "{\"retries\":3}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(Visitor.program(port, "dev-team")
                        .json("PUT", "/engine-rest/job/" + job + "/retries", "{\"retries\":4}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(job(job).getRetries()).isEqualTo(3);
    }

    private Job aJob() {
        var life = Lifecycle.start(context, "Retries");
        var jobs = engine.getManagementService().createJobQuery();
        return jobs.list().stream()
                .filter(job -> life.key().value().equals(businessKey(job)))
                .findFirst()
                .orElseGet(() -> jobs.list().get(0));
    }

    private Job job(String id) {
        return engine.getManagementService().createJobQuery().jobId(id).singleResult();
    }

    private @Nullable String businessKey(Job job) {
        return Optional.ofNullable(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult())
                .map(ProcessInstance::getBusinessKey)
                .orElse(null);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE ",
                "DELETE x",
                "DELETE {\"groupId\":\"auditors\"}",
                "PUT {\"permissions\":[\"READ\"],\"groupId\":\"auditors\",\"resourceType\":7,\"resourceId\":\"*\"}",
                "PUT {\"permissions\":[],\"groupId\":\"slipway-application\",\"resourceType\":7,\"resourceId\":\"*\"}"
            })
    void nobodyTakesAwayOrMovesARightOfTheApplication(String wish) {
        var rights = engine.getAuthorizationService()
                .createAuthorizationQuery()
                .groupIdIn(ApplicationRights.GROUP)
                .resourceType(Resources.TASK);
        var right = rights.singleResult();
        var method = wish.split(" ")[0];

        var answer = Visitor.program(port, "admin")
                .json(method, "/engine-rest/authorization/" + right.getId(), wish.substring(method.length() + 1));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the application's own");
        assertThat(rights.singleResult().getPermissions(Permissions.values()))
                .isEqualTo(right.getPermissions(Permissions.values()));
    }

    @Test
    void anAdministratorTakesAwayAnyOtherRight() {
        var rights = engine.getAuthorizationService();
        var right = rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setGroupId(Groups.AUDITORS);
        right.setResource(Resources.APPLICATION);
        right.setResourceId("rights-test");
        right.addPermission(Permissions.ACCESS);
        var id = rights.saveAuthorization(right).getId();

        assertThat(Visitor.program(port, "admin")
                        .json("DELETE", "/engine-rest/authorization/" + id, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(rights.createAuthorizationQuery().authorizationId(id).count())
                .isZero();
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

        assertThat(lists).extracting("name").contains("Taken by me", "To do");
        for (var list : lists) {
            assertThat(team.get("/engine-rest/filter/" + list.getId() + "/list").body())
                    .satisfies(found -> assertThat(found.contains(task))
                            .isEqualTo(list.getName().equals("To do")));
        }
    }

    /** Tasklist begins with the list of the lowest priority. */
    @Test
    void tasklistOpensWhereWorkWaitsForATeam() {
        var first = engine.getFilterService().createTaskFilterQuery().list().stream()
                .min(Comparator.comparing(list -> (Integer) list.getProperties().get("priority")))
                .orElseThrow();

        assertThat(first.getName()).isEqualTo("To do");
    }

    @Test
    void theListsSayWhichReleaseATaskBelongsTo() {
        var list = engine.getFilterService()
                .createTaskFilterQuery()
                .filterName("To do")
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
    void aRefusalRepeatsOnlyALittleOfWhatWasSent() {
        var endless = "x".repeat(40_000);
        var admin = Visitor.program(port, "admin");
        var filter = "{\"resourceType\":\"Task\",\"name\":\"\u0024{" + endless + "}\"}";
        var answers = List.of(
                admin.json("POST", "/engine-rest/filter/create", filter),
                admin.json("PUT", "/engine-rest/job/x/retries", "{\"" + endless + "\":1}"),
                admin.json("POST", "/engine-rest/group/create", "{\"" + endless + "\":1,\"" + endless + "\":2}"),
                admin.json("POST", "/engine-rest/task/x/complete", "{\"variables\":{\"" + endless + "\":1}}"),
                Visitor.program(port, "dev-team")
                        .json(
                                "POST",
                                "/engine-rest/task/" + task + "/complete",
                                "{\"variables\":{\"" + endless + "\":{\"value\":1}}}"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).hasSizeLessThan(4000);
        });
    }

    @Test
    void aTaskThatEndsWhileItsFormIsReadIsLeftToTheEngine() {
        var people = new EngineSight(engine.getIdentityService());
        var ending = new ObjectProvider<FormService>() {
            @Override
            public FormService getObject() {
                engine.getRuntimeService().deleteProcessInstance(instance, "It ends meanwhile");
                return engine.getFormService();
            }
        };
        var request = new MockHttpServletRequest("POST", "");
        request.setServletPath("/engine-rest/task/" + task + "/complete");

        var tasks = context.getBeanProvider(TaskService.class);
        var body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(AnswersRead.problems(tasks, ending, people, request, body)).isEmpty();
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

        assertThat(answer.statusCode()).isEqualTo(400);
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

    /** Advice is told to those who decide and audit; who looks after diagrams or accounts does not read it in the engine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/variable-instance",
                "/variable-instance/x",
                "/process-instance/x/variables",
                "/execution/x/localVariables",
                "/history/variable-instance?variableName=comment",
                "/history/detail?variableUpdates=true",
                "/task/x/variables",
                "/task/x/localVariables/comment",
                "/task/x/form-variables?variableNames=comment",
                "/task/x/rendered-form",
                "/task/x/comment",
                "/task/x/comment/y"
            })
    void whatPeopleTypedIsReadByAuditorsAlone(String path) {
        for (var engine :
                List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default")) {
            for (var person : List.of("process-owner", "admin")) {
                assertThat(Visitor.browser(port, person).status(engine + path))
                        .as(person + " " + engine)
                        .isEqualTo(403);
            }
            assertThat(Visitor.browser(port, "auditor").status(engine + path)).isIn(200, 400, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /history/task?processVariables=comment_like_No%25",
                "GET /history/task/count?taskVariables=comment_eq_x",
                "GET /history/process-instance?a=1&%76ariables=comment_eq_x",
                "GET /process-instance?variables=comment_eq_x",
                "GET /execution?processVariables=comment_eq_x",
                "HEAD /execution?processVariables=comment_eq_x",
                "GET /task?processVariables=comment_eq_x",
                "GET /task/count?processVariables=comment_eq_x",
                "POST /history/task {\"processVariables\":[%s]}",
                "POST /history/task/count {\"taskVariables\":[%s]}",
                "POST /history/task {\"orQueries\":[{\"processVariables\":[%s]}]}",
                "POST /history/process-instance {\"variables\":[%s]}",
                "POST /process-instance/count {\"variables\":[%s]}",
                "POST /execution {\"processVariables\":[%s]}",
                "POST /task {\"caseInstanceVariables\":[%s]}",
                "POST /task {\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\","
                        + "\"parameters\":{\"variable\":\"comment\",\"type\":\"String\"}}]}"
            })
    void whoMayNotReadWhatPeopleTypedDoesNotSearchForItEither(String search) {
        var parts = search.replace("%s", "{\"name\":\"comment\",\"operator\":\"eq\",\"value\":\"No\"}")
                .split(" ", 3);
        for (var person : List.of("process-owner", "admin")) {
            assertThat(asks(person, parts)).as(person).isEqualTo(400);
        }
        assertThat(asks("auditor", parts)).isEqualTo(200);
    }

    @Test
    void howeverManyParametersStandBeforeIt() {
        var search = "/engine-rest/history/task?" + "a&".repeat(1500) + "processVariables=comment_eq_x";

        assertThat(Visitor.program(port, "admin").status(search)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /history/task?maxResults=1",
                "POST /history/process-instance {\"sorting\":[{\"sortBy\":\"startTime\",\"sortOrder\":\"asc\"}]}",
                "POST /process-instance/count {\"variables\":[]}"
            })
    void whoLooksAfterDiagramsOrAccountsSearchesForTheRest(String search) {
        for (var person : List.of("process-owner", "admin")) {
            assertThat(asks(person, search.split(" ", 3))).as(person).isEqualTo(200);
        }
    }

    private int asks(String person, String[] search) {
        return Visitor.program(port, person)
                .json(search[0], "/engine-rest" + search[1], search.length > 2 ? search[2] : "")
                .statusCode();
    }
}
