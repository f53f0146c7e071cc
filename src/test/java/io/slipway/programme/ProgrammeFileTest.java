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
            initialVersion: "1.3.0.0"      | initialVersion: 1.3           | '1.3' is not a text; put it in quotes
            initialVersion: "1.3.0.0"      | initialVersion: "1.3"         | '1.3' must match
            wave: 2                        | wave: two                     | environments[4].sites[3].wave
            wave: 2                        | wave: 3                       | count them 0, 1, 2
            wave: 2 }                      | wave: 2, colour: red }        | environments[4].sites[3].colour
            aide: false, onboarded: true, host: gstt | onboarded: true, host: gstt | environments[4].sites[3].aide
            kind: HUB                      | kind: MAST                    | 'MAST' is not one of [HUB, TRUST, SHARED]
            kind: HUB                      | kind: SHARED                  | 0 sites are the hub; exactly one must be
            operator: true                 | operator: maybe               | roles[0].operator
            operator: true                 | operator: false               | 0 roles are the operator
            role: ai-centre                | role: ai-center               | there is no role 'ai-center'
            site: gstt                     | site: gst                     | there is no production site 'gst'
            id: trust-gstt                 | id: trust-uclh                | 'trust-uclh' stands in parties twice
            dev-team: R, product-owner: A  | dev-team: A, product-owner: A | F-R01 has 2 accountable roles
            dev-team: R, product-owner: A  | dev-team: R, product-owner: C | F-R01 has 0 accountable roles
            dev-team: R, product-owner: A  | dev-team: RX, product-owner: A | raci[0].cells.dev-team
            dev-team: R, product-owner: A  | developers: R, product-owner: A | there is no role 'developers'
            exempt: [hotfix]               | exempt: [warmfix]             | there is no change type 'warmfix'
            id: oatSignedOff               | id: candidateSignedOff        | two criteria with the id 'candidateSignedOff'
            preferredSmokeTestSite: kch    | preferredSmokeTestSite: hub   | there is no production site of kind TRUST 'hub'
            oatOwner: product-owner        | oatOwner: nobody              | there is no role 'nobody'
            email: imaging-research@kch.example | email: imaging-research | parties[4].contacts[1].email
            to: "22:00"                    | to: "18:00"                   | lowUseWindows[0].to
            from: "19:00"                  | from: 19 o'clock              | '19 o'clock' is not a time of day
            days: [SUNDAY]                 | days: [SONNTAG]               | lowUseWindows[1].days[0]
            taskDue: P2D                   | taskDue: 2 days               | timing.taskDue
            production: true               | production: false             | 0 environments say production: true
            id: uat\\n    name: UAT (Cloud) | id: prod\\n    name: UAT (Cloud) | ok
            - id: dev\\n                   | - id: production\\n           | 'production' stands in environments twice
            ${slipway.hub.url:http://localhost:8091} | ${slipway.hub.adress} | hub.url
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
    void linksAreCalledByNamesThatPeopleRead() {
        var flip = Flip.programme();

        assertThat(flip.linkTitle("smokeTestScript")).isEqualTo("Smoke test script");
        assertThat(flip.linkTitle("uatBoard")).isEqualTo("UAT board");
        assertThat(flip.linkTitle("sit-test-scripts")).isEqualTo("SIT test scripts");
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
        var broken = Flip.text().replace("role: ai-centre", "role: nobody").replace("site: gstt", "site: nowhere");

        assertThatThrownBy(() -> read(broken))
                .hasMessageContaining("parties[2].role")
                .hasMessageContaining("parties[6].site")
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
        settings.setProperty("slipway.hub.url", "https://hub.flip.example");

        var programme =
                new ProgrammeFile("programmes/flip.yaml", settings::resolveRequiredPlaceholders).read(Flip.text());

        assertThat(programme.hub().url()).hasHost("hub.flip.example");
    }

    private static Programme read(String text) {
        return new ProgrammeFile("programmes/flip.yaml", new StandardEnvironment()::resolveRequiredPlaceholders)
                .read(text);
    }
}
