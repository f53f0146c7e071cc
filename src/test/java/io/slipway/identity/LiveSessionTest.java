package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Visitor;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever loses an account or a group loses what they could do with it at once, whatever session they still have. */
@SlipwayTest
class LiveSessionTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String SECOND =
            "{\"profile\":{\"id\":\"accomplice\",\"firstName\":\"Ada\",\"lastName\":\"Cole\"},"
                    + "\"credentials\":{\"password\":\"" + SlipwayTest.PASSWORD + "\"}}";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService people;

    @BeforeEach
    void somebodyLeaving() {
        var leaver = people.newUser("leaver");
        leaver.setFirstName("Lee");
        leaver.setLastName("Vanish");
        leaver.setPassword(SlipwayTest.PASSWORD);
        people.saveUser(leaver);
    }

    @AfterEach
    void gone() {
        people.deleteUser("leaver");
        people.deleteUser("accomplice");
    }

    @Test
    void aDeletedAdministratorIsNobodyAtEveryAddress() {
        var leaver = member(Groups.ADMINS);
        assertThat(leaver.status("/camunda/app/admin/default/")).isEqualTo(200);
        assertThat(leaver.status(ENGINE + "/user/admin/profile")).isEqualTo(200);

        people.deleteUser("leaver");

        assertThat(leaver.webappJson(ENGINE + "/user/create", SECOND).statusCode())
                .isEqualTo(401);
        for (var path : List.of(ENGINE + "/user", "/engine-rest/user", "/api/releases")) {
            assertThat(leaver.status(path)).as(path).isEqualTo(401);
        }
        for (var path : List.of("/", "/camunda/app/admin/default/")) {
            assertThat(leaver.status(path)).as(path).isEqualTo(302);
        }
        assertThat(people.createUserQuery().userId("accomplice").count()).isZero();
    }

    @Test
    void theFirstCallAfterTheDeletionIsRefusedAlready() {
        for (var path :
                List.of(ENGINE + "/user", "/engine-rest/user", "/api/releases", "/camunda/api/admin/plugin/x")) {
            var leaver = member(Groups.ADMINS);
            people.deleteUser("leaver");

            assertThat(leaver.status(path)).as(path).isEqualTo(401);

            somebodyLeaving();
        }
    }

    @Test
    void anAdministratorTakenOutOfTheGroupCreatesNobodyAndSeesNoAdmin() {
        var leaver = member(Groups.ADMINS);

        people.deleteMembership("leaver", Groups.ADMINS);

        assertThat(leaver.webappJson(ENGINE + "/user/create", SECOND).statusCode())
                .isEqualTo(403);
        assertThat(leaver.webappJson("PUT", ENGINE + "/group/camunda-admin/members/leaver", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(leaver.status("/camunda/app/admin/default/")).isEqualTo(403);
        assertThat(leaver.get("/camunda/api/admin/auth/user/default").body()).doesNotContain("\"admin\"");
        assertThat(people.createUserQuery().userId("accomplice").count()).isZero();
    }

    @Test
    void aProcessOwnerTakenOutOfTheGroupReadsNoHistory() {
        var leaver = member(Groups.PROCESS_OWNERS);
        assertThat(leaver.status(ENGINE + "/deployment/count")).isEqualTo(200);
        assertThat(leaver.get(ENGINE + "/deployment/count").body()).isNotEqualTo("{\"count\":0}");

        people.deleteMembership("leaver", Groups.PROCESS_OWNERS);

        assertThat(leaver.get(ENGINE + "/deployment/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void anotherPasswordEndsTheSessionsThatTheOldOneOpened() {
        var leaver = member(Groups.AUDITORS);
        var account = people.createUserQuery().userId("leaver").singleResult();
        account.setPassword("Another-Test-2026");
        people.saveUser(account);

        assertThat(leaver.status(ENGINE + "/task")).isEqualTo(401);
        assertThat(leaver.status("/api/releases")).isEqualTo(401);
    }

    private Visitor member(String group) {
        people.createMembership("leaver", group);
        var leaver = Visitor.browser(port, "leaver");
        leaver.get("/camunda/api/admin/auth/user/default");
        return leaver;
    }
}
