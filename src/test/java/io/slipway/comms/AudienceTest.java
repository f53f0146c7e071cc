package io.slipway.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.programme.Flip;
import io.slipway.programme.Programme;
import io.slipway.testing.Requirement;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The left column of each table is the cell as the requirements number it. */
class AudienceTest {

    private static final Map<String, String> COLUMNS = Map.of(
            "DEV", "dev-team",
            "PO", "product-owner",
            "AIC", "ai-centre",
            "UAT", "uat-testers",
            "TRU", "trusts");

    private final Programme flip = Flip.programme();

    @ParameterizedTest(name = "{0} is told")
    @CsvSource({
        "F-R02.AIC", "F-R02.TRU", "F-R03.PO", "F-R03.AIC", "F-R04.PO", "F-R04.AIC", "F-R04.TRU", "F-R05.UAT",
        "F-R07.PO", "F-R07.AIC", "F-R07.UAT", "F-R07.TRU", "F-R08.PO", "F-R08.AIC", "F-R09.PO", "F-R09.AIC",
        "F-R09.TRU", "F-R10.PO", "F-R12.AIC", "F-R12.TRU"
    })
    @Requirement({
        "F-R02.AIC",
        "F-R02.TRU",
        "F-R03.PO",
        "F-R03.AIC",
        "F-R04.PO",
        "F-R04.AIC",
        "F-R04.TRU",
        "F-R05.UAT",
        "F-R07.PO",
        "F-R07.AIC",
        "F-R07.UAT",
        "F-R07.TRU",
        "F-R10.PO",
        "F-R12.AIC",
        "F-R12.TRU"
    })
    void everyContactOfEveryPartyOfAnInformedRoleIsTold(String cell) {
        var role = role(cell);
        var told = Audience.of(flip, row(cell), "I", List.of());

        assertThat(told)
                .filteredOn(recipient -> recipient.party().role().equals(role))
                .extracting(Recipient::address)
                .containsExactlyInAnyOrderElementsOf(addresses(role))
                .isNotEmpty();
        assertThat(told)
                .filteredOn(recipient -> recipient.party().role().equals(role))
                .allSatisfy(recipient -> assertThat(recipient.reason())
                        .contains(
                                "kept informed of",
                                flip.raci(row(cell)).activity(),
                                recipient.party().name()));
    }

    @ParameterizedTest(name = "{0} is told when the consulted are")
    @CsvSource({"F-R02.PO", "F-R02.TRU", "F-R05.PO", "F-R05.UAT", "F-R06.PO", "F-R06.AIC", "F-R06.TRU", "F-R11.UAT"})
    void theConsultedAreToldWhenTheStepAsksForThem(String cell) {
        assertThat(Audience.of(flip, row(cell), "C", List.of()))
                .extracting(Recipient::address)
                .containsAll(addresses(role(cell)));
    }

    static Stream<String> rows() {
        return Flip.programme().raci().stream().map(Programme.RaciRow::id);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nobodyElseIsTold(String row) {
        for (var letter : List.of("R", "A", "C", "I")) {
            var roles = new TreeSet<>(flip.roles(row, letter));
            assertThat(Audience.of(flip, row, letter, List.of()))
                    .extracting(recipient -> recipient.party().role())
                    .allMatch(roles::contains);
        }
    }

    @Test
    @Requirement({"F-010", "F-011"})
    void theScheduleGoesToEveryTrustAndToTheAiCentre() {
        assertThat(Audience.of(flip, "F-R02", "I", List.of()))
                .extracting(recipient -> recipient.party().id())
                .contains("ai-centre", "trust-kch", "trust-uclh", "trust-gstt");
    }

    @Test
    @Requirement("F-067")
    void uatNotesGoToTheAiCentreAndTheProductOwnerOnly() {
        assertThat(Audience.of(flip, "F-R04", "", List.of("product-owner", "ai-centre")))
                .extracting(recipient -> recipient.party().id())
                .containsOnly("ai-centre", "product-owner");
    }

    @Test
    @Requirement("F-068")
    void releaseNotesGoToTheAiCentreAndTheTrusts() {
        assertThat(Audience.of(flip, "F-R04", "I", List.of()))
                .extracting(recipient -> recipient.party().id())
                .contains("ai-centre", "trust-kch", "trust-uclh", "trust-gstt");
    }

    @Test
    @Requirement({"F-077", "F-078"})
    void trainingDocumentsReachEveryTrustThatIsNotOnboardedYet() {
        var before = Flip.changed("onboarded: true", "onboarded: false");

        assertThat(Audience.of(before, "F-R05", "I", List.of("trusts")))
                .extracting(Recipient::address)
                .containsAll(addresses("trusts"));
    }

    @Test
    void nobodyIsToldTwice() {
        var told = Audience.of(flip, "F-R02", "CI", List.of("trusts", "party:trust-kch", "ai-centre"));
        assertThat(told).extracting(Recipient::address).doesNotHaveDuplicates();
        assertThat(told)
                .filteredOn(recipient -> recipient.party().id().equals("trust-kch"))
                .allSatisfy(recipient -> assertThat(recipient.reason()).contains("consulted on and are kept informed"));
    }

    @Test
    void aNameThatNobodyKnowsIsAnErrorAndNotASmallerAudience() {
        assertThatThrownBy(() -> Audience.of(flip, null, "", List.of("trust"))).hasMessageContaining("trust");
        assertThatThrownBy(() -> Audience.of(flip, null, "", List.of("party:guys")))
                .hasMessageContaining("guys");
        assertThatThrownBy(() -> Audience.of(flip, "F-R99", "I", List.of())).hasMessageContaining("F-R99");
        assertThatThrownBy(() -> Audience.of(flip, "F-R02", "X", List.of())).hasMessageContaining("no RACI letter");
    }

    private List<String> addresses(String role) {
        return flip.partiesOf(role).stream()
                .flatMap(party -> party.contacts().stream())
                .map(Programme.Contact::email)
                .toList();
    }

    private static String row(String cell) {
        return cell.substring(0, cell.indexOf('.'));
    }

    private static String role(String cell) {
        return COLUMNS.getOrDefault(cell.substring(cell.indexOf('.') + 1), "");
    }
}
