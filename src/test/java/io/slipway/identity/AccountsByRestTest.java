package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may set names and passwords, and to what. */
@SlipwayTest
class AccountsByRestTest {

    private static final String PROFILE = "/engine-rest/user/newcomer/profile";
    private static final String PASSWORD = "/engine-rest/user/newcomer/credentials";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService people;

    @BeforeEach
    void somebodyNew() {
        assertThat(create("newcomer", "Nora", "Newcomer").body()).isEmpty();
    }

    @AfterEach
    void gone() {
        people.deleteUser("newcomer");
    }

    @Test
    void peopleChangeTheirAddressOfMailAndNotTheirName() {
        var self = Visitor.program(port, "newcomer");

        assertThat(self.json("PUT", PROFILE, profile("newcomer", "Nora", "Newcomer", "nora.o'brien@kch.example"))
                        .statusCode())
                .isEqualTo(204);
        var renamed = self.json("PUT", PROFILE, profile("newcomer", "Product", "Owner", ""));

        assertThat(renamed.statusCode()).isEqualTo(400);
        assertThat(renamed.body()).contains("Names are set by an administrator");
        assertThat(account().getEmail()).isEqualTo("nora.o'brien@kch.example");
        assertThat(account().getFirstName()).isEqualTo("Nora");
    }

    @Test
    void anAdministratorSetsNames() {
        var admin = Visitor.program(port, "admin");

        assertThat(admin.json("PUT", PROFILE, profile("newcomer", "Nóra Zoë", "O'Newcomer-Smith", ""))
                        .statusCode())
                .isEqualTo(204);
        assertThat(account().getFirstName()).isEqualTo("Nóra Zoë");
    }

    @Test
    void nobodyTakesTheIdOfAnother() {
        var answer = Visitor.program(port, "newcomer").json("PUT", PROFILE, profile("admin", "Nora", "Newcomer", ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("An account keeps its id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "nobody-of-this-name"})
    void whoeverKeepsNoAccountsLearnsOfNone(String other) {
        var self = Visitor.program(port, "newcomer");

        var renamed = self.json("PUT", "/engine-rest/user/" + other + "/profile", profile(other, "A", "B", ""));
        var locked = self.json("PUT", "/engine-rest/user/" + other + "/credentials", "{\"password\":\"1\"}");

        for (var answer : List.of(renamed, locked)) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("kept by administrators");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u202ebob",
                "bo\\u200bb",
                "b\\u0007ob",
                " bob",
                "bo  b",
                "bo\\u00a0b",
                "<b>bob</b>",
                "${bob}",
                "b\\u043eb",
                "b\\u0301\\u0301\\u0301\\u0301ob",
                "\\ud83d",
                ""
            })
    void namesThatDeceiveAreRefusedToTheAdministratorToo(String name) {
        var answer = Visitor.program(port, "admin").json("PUT", PROFILE, profile("newcomer", name, "Newcomer", ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(account().getFirstName()).isEqualTo("Nora");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 5000})
    void longNamesAreRefused(int length) {
        assertThat(Visitor.program(port, "admin")
                        .json("PUT", PROFILE, profile("newcomer", "x".repeat(length), "Newcomer", ""))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nora/Newcomer", "NORA/newcomer", "N\\u00f3ra/Newcomer", "Nora/New-comer"})
    void twoPeopleOfOneNameAreToldApart(String name) {
        var answer = create("newcomer-2", name.split("/")[0], name.split("/")[1]);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("middle initial");
    }

    @ParameterizedTest
    @ValueSource(strings = {"j.smith", "jane@x.org", "", "a b", "NEWCOMER", "newcomer", "\\u0430dmin"})
    void anIdThatIsOddOrTakenIsRefusedInOurWords(String id) {
        var answer = create(id, "Jane", "Smith");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsAnyOf("such as j-smith", "choose another id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "Newcomer-2026", "alllowercase-1"})
    void aWeakPasswordIsRefusedInOurWords(String weak) {
        var body = "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(weak, SlipwayTest.PASSWORD);
        var answer = Visitor.program(port, "newcomer").json("PUT", PASSWORD, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("ten characters");
    }

    @Test
    void aPasswordIsChangedByWhoeverKnowsTheOldOne() {
        var body = "{\"password\":\"Quite-Different-7\",\"authenticatedUserPassword\":\"%s\"}";
        var self = Visitor.program(port, "newcomer");

        assertThat(self.json("PUT", PASSWORD, body.formatted("guessed")).statusCode())
                .isEqualTo(400);
        assertThat(self.json("PUT", PASSWORD, body.formatted(SlipwayTest.PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        assertThat(Visitor.program(port, "newcomer", "Quite-Different-7").status("/api/releases"))
                .isEqualTo(200);
    }

    @Test
    void nobodyJoinsTheApplicationItself() {
        var answer = Visitor.program(port, "admin")
                .json("PUT", "/engine-rest/group/slipway-application/members/admin", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(people.createUserQuery().memberOfGroup("slipway-application").count())
                .isZero();
    }

    @Test
    void anAdministratorUnlocksWhoeverWasGuessedAt() {
        var guesser = Visitor.program(port, "newcomer", "guessed");
        for (var guess = 0; guess < Guesses.OF_ONE; guess++) {
            assertThat(guesser.status("/api/releases")).isEqualTo(401);
        }
        var self = Visitor.program(port, "newcomer");
        assertThat(self.status("/api/releases")).isEqualTo(401);

        assertThat(Visitor.program(port, "admin")
                        .json("POST", "/engine-rest/user/newcomer/unlock", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(self.status("/api/releases")).isEqualTo(200);
    }

    private HttpResponse<String> create(String id, String first, String last) {
        var body = "{\"profile\":" + profile(id, first, last, "") + ",\"credentials\":{\"password\":\""
                + SlipwayTest.PASSWORD + "\"}}";
        return Visitor.program(port, "admin").json("POST", "/engine-rest/user/create", body);
    }

    private static String profile(String id, String first, String last, String mail) {
        return "{\"id\":\"%s\",\"firstName\":\"%s\",\"lastName\":\"%s\",\"email\":\"%s\"}"
                .formatted(id, first, last, mail);
    }

    private User account() {
        return people.createUserQuery().userId("newcomer").singleResult();
    }
}
