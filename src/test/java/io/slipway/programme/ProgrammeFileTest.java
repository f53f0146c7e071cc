package io.slipway.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;

class ProgrammeFileTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            timeZone: Europe/London        | timeZone: Europe/Londn        | 'Europe/Londn' is not a time zone
            initialVersion: "1.3.0.0"      | initialVersion: 1.3           | '1.3' is not a version; write four numbers in quotes
            initialVersion: "1.3.0.0"      | initialVersion: "1.3"         | '1.3' is not a version; write four numbers in quotes
            wave: 2                        | wave: two                     | environments[4].sites[3].wave
            wave: 2                        | wave: 3                       | count them 0, 1, 2
            host: gstt,                    | deployedBy: HAND,             | environments[4].sites[3].deployedBy
            host: gstt,                    | wave: 2 } #                   | environments[4].sites[3].host (line
            host: gstt,                    | host: gstt, deployedBy: PARTY, | Ansible does not deploy there; leave it out, or write deployedBy: ANSIBLE
            onboarded: true, host: uclh,   | onboarded: true, deployedBy: PARTY, | wave 1 has sites that Ansible deploys to and sites that their parties deploy to
            { code: sit, name: SIT, tags: [], onboarded: true, host: sit, wave: 0 } | { code: sit, name: SIT, tags: [], onboarded: true, deployedBy: PARTY, wave: 0 } | environments[1].sites[0].party
            wave: 2 }                      | wave: 2, colour: red }        | environments[4].sites[3].colour
            tags: [], party: trust-gstt | party: trust-gstt | environments[4].sites[3].tags
            needs: [WINDOW, FREEZE, AGREEMENT] | needs: [WINDOWS] | 'WINDOWS' is not one of [WINDOW, FREEZE, AGREEMENT, CONTROL_POINTS]
            needs: [WINDOW, FREEZE, AGREEMENT] | needs: [FREEZE, AGREEMENT] | has AGREEMENT without WINDOW
            party: answer, onboarded       | onboarded                     | environments[4].sites[0].party
            matches: production            | matches: prod                 | there is no other environment 'prod'
            matches: production            | matches: pre-prod             | there is no other environment 'pre-prod'
            powers: [OPERATE]              | powers: [RULE]                | roles[0].powers[0]
            powers: [OPERATE]              | powers: []                    | 0 roles have the power OPERATE
            powers: [OPERATE], eachParty: false, readsAdvice: true | powers: [OPERATE], eachParty: false, readsAdvice: false | roles[0].readsAdvice
            role: ai-centre                | role: ai-center               | there is no role 'ai-center'
            party: trust-gstt              | party: trust-gst              | there is no party 'trust-gst'
            id: trust-gstt                 | id: trust-uclh                | 'trust-uclh' stands in parties twice
            dev-team: R, product-owner: A  | dev-team: A, product-owner: A | F-R01 has 2 accountable roles
            dev-team: R, product-owner: A  | dev-team: R, product-owner: C | F-R01 has 0 accountable roles
            dev-team: R, product-owner: A  | dev-team: RX, product-owner: A | raci[0].cells.dev-team
            dev-team: R, product-owner: A  | developers: R, product-owner: A | there is no role 'developers'
            exempt: [hotfix]               | exempt: [warmfix]             | there is no change type 'warmfix'
            scope: F-R01                   | scope: F-R99                  | there is no row of the RACI 'F-R99'
            scope: F-R01                   | scope: F-R06                  | 'F-R06' names nobody who is responsible in 'planned'
            id: oatSignedOff               | id: candidateSignedOff        | two criteria with the id 'candidateSignedOff'
            preferredSmokeTestSite: kch    | preferredSmokeTestSite: kings | there is no role or site 'kings'
            oatOwner: product-owner        | oatOwner: nobody              | there is no role or site 'nobody'
            email: imaging-research@kch.example | email: imaging-research | parties[4].contacts[1].email
            email: imaging-research@kch.example | email: siobhan.o'brien@kch.example | ok
            email: imaging-research@kch.example | email: a..b@kch.example | parties[4].contacts[1].email
            to: "22:00"                    | to: "18:00"                   | lowUseWindows[0].to
            from: "19:00"                  | from: 19 o'clock              | '19 o'clock' is not a time of day
            days: [SUNDAY]                 | days: [SONNTAG]               | lowUseWindows[1].days[0]
            taskDue: P2D                   | taskDue: 2 days               | timing.taskDue
            live: true                     | live: false                   | 0 environments say live: true
            id: uat\\n    name: UAT (Cloud) | id: prod\\n    name: UAT (Cloud) | ok
            - id: dev\\n                   | - id: production\\n           | 'production' stands in environments twice
            ${slipway.banner.url:http://localhost:8091} | ${slipway.banner.adress} | banner.url
            id: flip                       | id: flop                      | 'flop' must be the name of the file
            name: FLIP federated           | name: FLIP: federated         | is not YAML
            """)
    void namesThePlaceAndTheMendOfEveryMistake(String text, String mistake, String message) {
        var original = text.replace("\\n", "\n");
        assertThat(Flip.text()).contains(original);
        var broken = Flip.text()
                .replaceFirst(
                        java.util.regex.Pattern.quote(original),
                        java.util.regex.Matcher.quoteReplacement(mistake.replace("\\n", "\n")));

        if (message.equals("ok")) {
            assertThat(read(broken).id()).isEqualTo("flip");
        } else {
            assertThatThrownBy(() -> read(broken))
                    .isInstanceOf(ProgrammeBroken.class)
                    .hasMessageContaining("programmes/flip.yaml")
                    .hasMessageContaining(message);
        }
    }

    @Test
    void thingsAreCalledByNamesThatPeopleRead() {
        var flip = Flip.programme();

        assertThat(flip.title("release-notes")).isEqualTo("Release notes");
        assertThat(flip.title("uat-notes")).isEqualTo("UAT notes");
        assertThat(flip.title("sitTestScripts")).isEqualTo("SIT test scripts");
    }

    @Test
    void namesTheLine() {
        var broken = Flip.text().replace("wave: 2", "wave: two");
        var line = broken.lines()
                        .toList()
                        .indexOf(broken.lines()
                                .filter(text -> text.contains("wave: two"))
                                .findFirst()
                                .orElseThrow())
                + 1;

        assertThatThrownBy(() -> read(broken))
                .hasMessageContaining("environments[4].sites[3].wave (line " + line + "): 'two' is not a whole number");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        var broken =
                Flip.text().replace("role: ai-centre", "role: nobody").replace("party: trust-gstt", "party: nowhere");

        assertThatThrownBy(() -> read(broken))
                .hasMessageContaining("parties[2].role")
                .hasMessageContaining("environments[4].sites[3].party")
                .hasMessageContaining("nobody fills the role 'ai-centre'");
    }

    @Test
    void anEmptyFileIsAMistakeToo() {
        assertThatThrownBy(() -> read("")).isInstanceOf(ProgrammeBroken.class);
        assertThatThrownBy(() -> read("a: 1\na: 2\n"))
                .isInstanceOf(ProgrammeBroken.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void theHubAddressComesFromTheInstallation() {
        var settings = new org.springframework.mock.env.MockEnvironment();
        settings.setProperty("slipway.banner.url", "https://hub.flip.example");

        var programme =
                new ProgrammeFile("programmes/flip.yaml", settings::resolveRequiredPlaceholders).read(Flip.text());

        assertThat(java.util.Objects.requireNonNull(programme.banner()).url()).hasHost("hub.flip.example");
    }

    private static Programme read(String text) {
        return new ProgrammeFile("programmes/flip.yaml", new StandardEnvironment()::resolveRequiredPlaceholders)
                .read(text);
    }
}
