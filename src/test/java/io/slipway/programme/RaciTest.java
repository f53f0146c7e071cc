package io.slipway.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaciTest {

    private final Programme flip = Flip.programme();
    private final Raci raci = new Raci(Flip.programmes());

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            F-R01 | Defining the scope of a planned release           | R  | A | - | -  | -
            F-R02 | Planning and sharing planned release schedule     | AR | C | I | -  | CI
            F-R03 | Creating and closing releases in Jira             | AR | I | I | -  | -
            F-R04 | Creating and distributing release notes           | AR | I | I | -  | I
            F-R05 | Training and UAT handover documentation           | AR | C | - | CI | -
            F-R06 | Communicating Unplanned fix dates                 | AR | C | C | -  | C
            F-R07 | Deploying to SIT, UAT, Pre Prod and Production    | AR | I | I | I  | I
            F-R08 | AIDE Production smoke test                        | A  | I | I | -  | R
            F-R09 | FLIP Production smoke test                        | AR | I | I | -  | I
            F-R10 | Performing UAT testing                            | A  | I | - | R  | -
            F-R11 | Signing off features                              | A  | R | - | C  | -
            F-R12 | Signing off a production release candidate        | A  | R | I | -  | I
            """)
    void flipSaysWhatItsDocumentSays(
            String id, String activity, String dev, String owner, String centre, String testers, String trusts) {
        var row = flip.raci(id);

        assertThat(row.activity()).isEqualTo(activity);
        assertThat(row.cells())
                .containsEntry("dev-team", dev)
                .containsEntry("product-owner", owner)
                .containsEntry("ai-centre", centre)
                .containsEntry("uat-testers", testers)
                .containsEntry("trusts", trusts)
                .hasSize(5);
    }

    @Test
    void aRoleIsOneGroupAndEachTrustIsOneOfItsOwn() {
        assertThat(raci.groups("flip", "F-R11", "R")).containsExactly("flip-product-owner");
        assertThat(raci.groups("flip", "F-R08", "R"))
                .containsExactly("flip-trust-kch", "flip-trust-uclh", "flip-trust-gstt");
        assertThat(raci.consulted("flip", "F-R02"))
                .containsExactly("flip-product-owner", "flip-trust-kch", "flip-trust-uclh", "flip-trust-gstt");
        assertThat(raci.consulted("flip", "F-R12")).isEmpty();
        assertThat(raci.chosen("flip", "oatOwner")).isEqualTo("flip-product-owner");
        assertThat(raci.ownerOf("flip", "uclh")).isEqualTo("flip-trust-uclh");
        assertThat(raci.ownerOf("flip", "hub")).isEqualTo("flip-dev-team");
    }

    @Requirement({"F-137", "F-136", "F-090"})
    @Test
    void theEnvironmentsStandInPromotionOrder() {
        assertThat(flip.environments())
                .extracting(Programme.Environment::id)
                .containsExactly("dev", "sit", "uat", "pre-prod", "production");
        assertThat(flip.live().sites())
                .extracting(Programme.Site::code, Programme.Site::tags, Programme.Site::wave)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("hub", List.of(), 0),
                        org.assertj.core.groups.Tuple.tuple("kch", List.of("aide"), 1),
                        org.assertj.core.groups.Tuple.tuple("uclh", List.of("aide"), 1),
                        org.assertj.core.groups.Tuple.tuple("gstt", List.of(), 2));
    }

    @Requirement({"F-057", "F-133", "F-135"})
    @Test
    void preProdImitatesTwoTrustsWithAide() {
        assertThat(flip.environment("pre-prod").sites())
                .hasSize(2)
                .allMatch(site -> site.tags().contains("aide"));
        assertThat(flip.environment("uat").availability()).startsWith("Full time");
        assertThat(flip.environment("pre-prod").availability()).startsWith("Full time");
        assertThat(flip.environment("dev").criteria()).isEmpty();
    }
}
