package io.slipway.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.programme.Programme.Asked;
import io.slipway.programme.Programme.Clearance;
import io.slipway.programme.Programme.Deployer;
import io.slipway.programme.Programme.Environment;
import io.slipway.programme.Programme.Impact;
import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programme.Remediation;
import io.slipway.programme.Programme.Site;
import io.slipway.programme.Programme.TestStage;
import io.slipway.testing.Requirement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programme's file says what the programme's document says. */
class MhhsProgrammeTest {

    private static final List<String> COLUMNS = List.of(
            "release-manager",
            "development-manager",
            "devops",
            "environment-manager",
            "test-manager",
            "defect-manager",
            "core-providers",
            "test-participants");

    private final Programme mhhs = Mhhs.programme();

    @Test
    @Requirement({"M-013", "M-018"})
    void theSixCentralPartiesAndTheCoreSolutionProviderRelease() {
        assertThat(mhhs.releasingParties())
                .extracting(Party::id, Party::shortCode)
                .containsExactlyInAnyOrder(
                        tuple("dcc", "DCC"),
                        tuple("electralink", "DTN"),
                        tuple("elexon", "HELIX"),
                        tuple("recco", "EES"),
                        tuple("st-clements", "REGISTRATION"),
                        tuple("avanade", "DIP"));
        assertThat(mhhs.partiesOf("core-providers")).isEqualTo(mhhs.releasingParties());
        assertThat(mhhs.party("st-clements").kind()).isEqualTo("core-solution-provider");
    }

    @Test
    @Requirement("M-024")
    void everyClassOfTestParticipantTakesPart() {
        assertThat(mhhs.partyKinds())
                .extracting(Programme.PartyKind::id)
                .allSatisfy(kind ->
                        assertThat(mhhs.participants()).extracting(Party::kind).contains(kind));
        assertThat(mhhs.participants())
                .extracting(Party::kind)
                .contains("supplier", "agent", "dcp", "third-party", "ldso", "umso", "registration");
        assertThat(mhhs.role("test-participants").eachParty()).isTrue();
        assertThat(mhhs.party("c-and-c").role()).isEqualTo("test-participants");
    }

    @Test
    @Requirement("M-086")
    void whatACoreProviderReleasesTouchesEverybody() {
        assertThat(mhhs.releasingParties())
                .allSatisfy(party -> assertThat(
                                mhhs.partyKind(String.valueOf(party.kind())).impacts())
                        .isEqualTo(Impact.ALL));
        assertThat(mhhs.partyKind("supplier").impacts()).isEqualTo(Impact.NONE);
    }

    @Test
    @Requirement("M-212")
    void stClementsAndHelixAloneFixForward() {
        assertThat(mhhs.parties().stream().filter(party -> party.remediation() == Remediation.FIX_FORWARD))
                .extracting(Party::id)
                .containsExactlyInAnyOrder("elexon", "st-clements");
        assertThat(mhhs.party("dcc").remediation()).isEqualTo(Remediation.ROLL_BACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environments-release-manager",
                "release-manager",
                "devops",
                "environment-manager",
                "deployment-team",
                "test-manager",
                "defect-manager",
                "triage-team",
                "test-defect-managers",
                "qt-test-lead",
                "qt-defect-manager",
                "qt-triage-team",
                "testers",
                "design-authority",
                "sitag-chair",
                "code-bodies",
                "pmo",
                "security-contacts",
                "build-manager",
                "development-manager",
                "qt-release-manager",
                "governance"
            })
    @Requirement({
        "M-022", "M-027", "M-213", "M-214", "M-215", "M-217", "M-219", "M-220", "M-221", "M-222", "M-223", "M-224",
        "M-225", "M-226", "M-229", "M-231", "M-232", "M-233", "M-234", "M-235", "M-236", "M-237", "M-238", "M-239",
        "X-28"
    })
    void whoActsHasARoleAndAGroup(String role) {
        assertThat(mhhs.role(role).name()).isNotBlank();
        assertThat(mhhs.partiesOf(role)).hasSize(1);
        assertThat(mhhs.roleGroup(role)).isEqualTo("mhhs-" + role);
    }

    @Test
    @Requirement({"M-033", "M-217"})
    void theSiReleaseManagerAloneRunsReleases() {
        assertThat(mhhs.operator().id()).isEqualTo("release-manager");
        assertThat(mhhs.partiesOf("release-manager")).extracting(Party::id).containsExactly("si");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "M-R01, RA C C C C C C I",
        "M-R02, RA C C C C C I I",
        "M-R03, RA I I I I I CI I",
        "M-R04, RA I I I I I R I",
        "M-R05, A C C C C I R I",
        "M-R06, A I I I I I R I",
        "M-R07, A I I I I I R I",
        "M-R08, A C I I I C R I",
        "M-R09, RA C C C C C R I",
        "M-R10, RA C C C C C CI I",
    })
    @Requirement({"M-R01", "M-R02", "M-R03", "M-R04", "M-R05", "M-R06", "M-R07", "M-R08", "M-R09", "M-R10"})
    void theRaciIsThatOfTheDocument(String row, String letters) {
        var cells = new TreeMap<String, String>();
        var each = letters.split(" ");
        IntStream.range(0, each.length).forEach(column -> cells.put(COLUMNS.get(column), each[column]));

        assertThat(mhhs.raci(row).cells()).containsExactlyInAnyOrderEntriesOf(cells);
        assertThat(mhhs.raci(row).lifecycles()).containsExactlyInAnyOrder("major", "minor", "patch", "emergency");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            major,     MAJOR,     -, -,    As the programme plans them
            minor,     MINOR,     1, -,    Weekly
            patch,     PATCH,     1, -,    Weekly (every Monday morning)
            emergency, EMERGENCY, -, PT1H, Ad hoc
            """)
    @Requirement({"M-087", "M-088", "M-089", "M-090", "M-094", "M-095", "M-096", "X-13"})
    void eachTypeHasItsNumberItsNoticeAndItsCadence(
            String id, VersionPart part, Integer days, Duration period, String cadence) {
        var type = mhhs.releaseType(id);

        assertThat(type.increments()).containsExactly(part);
        assertThat(type.notice() == null ? null : type.notice().businessDays()).isEqualTo(days);
        assertThat(type.notice() == null ? null : type.notice().period()).isEqualTo(period);
        assertThat(type.cadence()).isEqualTo(cadence);
    }

    @Test
    @Requirement({"M-093", "M-120", "M-121", "X-11"})
    void aMajorAloneSaysItsNoticeAndItsForum() {
        assertThat(mhhs.releaseType("major").asks()).containsExactly(Asked.NOTICE, Asked.FORUM);
        assertThat(List.of("minor", "patch", "emergency"))
                .allSatisfy(type -> assertThat(mhhs.releaseType(type).asks()).isEmpty());
        assertThat(mhhs.forums()).extracting(Programme.Forum::id).containsExactly("ftig", "sitag");
    }

    @Test
    @Requirement("M-019")
    void itsRulesEndWithAMilestoneThatHasNoDateInTheDocument() {
        var end = mhhs.validUntil();

        assertThat(end).isNotNull();
        assertThat(end.milestone()).isEqualTo("M14");
        assertThat(end.date()).isNull();
    }

    @Test
    @Requirement({"M-005", "M-025"})
    void theTestPhases() {
        assertThat(mhhs.testPhases())
                .extracting(Programme.TestPhase::name)
                .containsExactly("SIT", "Non-SIT LDSO Qualification Testing", "Non-SIT Supplier & Agent Testing");
    }

    @Test
    @Requirement({"M-067", "M-073", "M-074", "M-076", "M-080", "M-081"})
    void theEnvironmentsInTheirOrderWithTheirStages() {
        assertThat(mhhs.environments())
                .extracting(Environment::id)
                .containsExactly("sit-staging", "sit-a", "sit-b", "uit");
        assertThat(stages("sit-a"))
                .containsExactly(
                        "SIT Component Integration", "SIT Functional", "SIT Migration", "SIT Functional Regression");
        assertThat(stages("sit-b"))
                .containsExactlyInAnyOrder(
                        "SIT Non-Functional",
                        "SIT Operational",
                        "SIT Functional Settlement Testing",
                        "SIT Non-Functional Regression");
        assertThat(stages("uit")).containsExactly("Qualification", "E2E Sandbox");
        assertThat(mhhs.environments()).extracting(Environment::phase).containsExactly(null, "SIT", "SIT", "UIT");
        assertThat(mhhs.environment("uit").use()).contains("two test harnesses");
    }

    @Test
    @Requirement("M-072")
    void datesOfStagesAreProvisionalUntilTheyAreAgreed() {
        assertThat(mhhs.environments().stream().flatMap(place -> place.testStages().stream()))
                .hasSize(10)
                .allMatch(TestStage::provisional);
    }

    @Test
    @Requirement({"M-075", "M-077"})
    void stagesOfSitBDoNotRunBesideEachOtherAndThoseOfSitAMay() {
        assertThat(mhhs.environment("sit-b").testStages()).allMatch(TestStage::exclusive);
        assertThat(mhhs.environment("sit-a").testStages()).noneMatch(TestStage::exclusive);
        var sitA = mhhs.environment("sit-a").testStages();
        assertThat(sitA.get(1).overlaps(sitA.get(2))).isTrue();
        assertThat(sitA.get(0).overlaps(sitA.get(1))).isFalse();
        assertThat(sitA.get(0).overlaps(mhhs.environment("uit").testStages().get(0)))
                .as("one has no dates")
                .isFalse();
    }

    @Test
    @Requirement({"M-057", "M-069", "M-070"})
    void aPartyHasOneStagingEnvironmentOrNone() {
        assertThat(mhhs.environment("sit-staging").sites())
                .extracting(Site::party)
                .containsExactly("elexon", "avanade", "dcc");
        assertThat(mhhs.environment("sit-staging").live()).isFalse();
    }

    @Test
    @Requirement({"M-014", "M-071"})
    void eachPartyHasAPlaceInEveryTestEnvironmentOfItsOwnOrShared() {
        var parties = mhhs.releasingParties().stream().map(Party::id).toList();
        for (var environment : List.of("sit-a", "sit-b", "uit")) {
            assertThat(mhhs.environment(environment).sites())
                    .extracting(Site::party)
                    .containsExactlyInAnyOrderElementsOf(parties);
            assertThat(mhhs.environment(environment).sites())
                    .allSatisfy(site -> assertThat(site.code()).isEqualTo(site.party() + "-" + environment));
            assertThat(mhhs.environment(environment).live()).isTrue();
            assertThat(mhhs.environment(environment).needs())
                    .containsExactly(Clearance.WINDOW, Clearance.FREEZE, Clearance.CONTROL_POINTS);
        }
        assertThat(mhhs.installation(mhhs.site("recco-sit-b")).code()).isEqualTo("recco-sit-a");
        assertThat(mhhs.installation(mhhs.site("electralink-uit")).code()).isEqualTo("electralink-sit-a");
        assertThat(mhhs.installation(mhhs.site("recco-uit")).code()).isEqualTo("recco-uit");
    }

    @Test
    void partiesDeployByHandButHelixInSitAndItsStaging() {
        assertThat(mhhs.environments().stream()
                        .flatMap(place -> place.sites().stream())
                        .filter(site -> site.deployedBy() == Deployer.ANSIBLE))
                .extracting(Site::code)
                .containsExactly("elexon-sit-staging", "elexon-sit-a");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            IR2.1,       2023-10-23, false, -
            IR5.4,       2024-03-04, false, -
            IR7 (SIT A), 2024-05-27, false, sit-a
            IR7 (SIT B), 2024-06-03, false, sit-b
            IR7.1,       -,          true,  -
            IR8 (SIT A), 2024-08-19, true,  sit-a
            IR8 (SIT B), 2024-08-27, true,  sit-b
            """)
    @Requirement({"M-045", "M-046", "M-047", "M-048", "M-049", "M-050", "M-051", "M-064"})
    void theRoadmap(String name, LocalDate date, boolean toBeConfirmed, String environment) {
        assertThat(mhhs.roadmap())
                .filteredOn(entry -> entry.name().equals(name))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.date()).isEqualTo(date);
                    assertThat(entry.toBeConfirmed()).isEqualTo(toBeConfirmed);
                    assertThat(entry.environment()).isEqualTo(environment);
                    assertThat(entry.purpose()).isNotBlank();
                });
        assertThat(mhhs.roadmap()).hasSize(7);
    }

    @Test
    @Requirement({"M-058", "M-059", "M-095", "X-12"})
    void twoWeeklySlots() {
        assertThat(mhhs.slots())
                .extracting(Planning.Slot::day, Planning.Slot::from, Planning.Slot::to, Planning.Slot::releaseTypes)
                .containsExactly(
                        tuple(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.NOON, List.of("patch")),
                        tuple(DayOfWeek.MONDAY, LocalTime.of(13, 0), LocalTime.of(17, 0), List.of("minor")));
    }

    @Test
    @Requirement({"M-034", "M-035", "M-042"})
    void theEnvironmentWorkingGroupMeetsOnTheFirstTuesdayChairedByTheEnvironmentManager() {
        assertThat(mhhs.meetings())
                .containsExactly(new Planning.Meeting(
                        "ewg", "Environment Working Group", "FREQ=MONTHLY;BYDAY=1TU", "ewg", "environment-manager"));
        assertThat(mhhs.distributionLists())
                .extracting(Audiences.MailingList::id)
                .contains("ewg");
    }

    @Test
    @Requirement("M-012")
    void everyReaderOfTheApproachIsARecipient() {
        assertThat(mhhs.distributionLists())
                .extracting(Audiences.MailingList::id)
                .contains(
                        "core-systems-providers",
                        "sro",
                        "ldp",
                        "cpt",
                        "si",
                        "ppc",
                        "pmo",
                        "sitag",
                        "qag",
                        "ewg",
                        "ipa",
                        "dip",
                        "sit-participants");
    }

    @Test
    @Requirement({"M-131", "M-155", "M-157"})
    void everyParticipantIsReachedByTheListAndTheChannelOfItsCohort() {
        assertThat(mhhs.participants()).allSatisfy(party -> {
            assertThat(mhhs.distributionLists().stream()
                            .filter(list -> list.parties().contains(party.id())))
                    .hasSize(1);
            assertThat(mhhs.channels().stream()
                            .filter(channel -> channel.parties().contains(party.id())))
                    .hasSize(1);
        });
        assertThat(mhhs.distributionLists())
                .filteredOn(list -> list.id().equals("defect-triage"))
                .singleElement()
                .satisfies(list -> assertThat(list.parties()).containsExactly("triage-team", "qt-triage-team"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(nullValues = "-", textBlock = """
            1,  4.1, release-manager,     release-manager, 'major minor patch emergency'
            2,  4.1, release-manager,     governance,      major
            3,  4.1, environment-manager, -,               'major minor patch emergency'
            4,  4.1, build-manager,       -,               'major minor patch emergency'
            5,  4.1, release-manager,     -,               'major minor patch emergency'
            6,  4.1, release-manager,     -,               'major minor patch emergency'
            7,  4.2, release-manager,     -,               'major minor patch emergency'
            8,  4.4, release-manager,     -,               'major minor patch emergency'
            9,  5.2, release-manager,     -,               'major minor patch emergency'
            10, 5.2, release-manager,     -,               'major minor patch emergency'
            """)
    @Requirement({"M-160", "M-161", "M-162", "M-163", "M-164", "M-165", "M-166", "M-167", "M-168", "M-169", "X-18"})
    void theTenControlPoints(int number, String step, String responsible, String governance, String types) {
        var point = mhhs.controlPoints().get(number - 1);

        assertThat(point.number()).isEqualTo(number);
        assertThat(point.step()).isEqualTo(step);
        assertThat(point.responsible()).isEqualTo(responsible);
        assertThat(point.governance()).isEqualTo(governance);
        assertThat(point.releaseTypes()).containsExactlyElementsOf(Arrays.asList(types.split(" ")));
        assertThat(point.requirement()).isEqualTo("M-" + (159 + number));
        assertThat(mhhs.controlPoints()).hasSize(10);
        assertThat(mhhs.controlPoints("emergency"))
                .hasSize(9)
                .doesNotContain(mhhs.controlPoints().get(1));
    }

    @Test
    @Requirement({"M-039", "M-171", "X-22"})
    void blockingAndCriticalDefectsAllowAnEmergency() {
        assertThat(mhhs.defects().severities().stream()
                        .filter(Defects.Severity::emergency)
                        .map(Defects.Severity::id))
                .containsExactly("blocking", "critical");
        assertThat(mhhs.defects().priorities()).isNotEmpty();
        assertThat(mhhs.defects().categories())
                .extracting(Defects.Category::name)
                .contains("Release and Configuration");
    }

    @Test
    @Requirement({"M-011", "M-110", "M-241"})
    void itsReferencesAreLinkedAndThereIsNoSeventh() {
        assertThat(mhhs.links())
                .containsKeys(
                        "approach", "ref01", "ref02", "ref03", "ref04", "ref05", "ref06", "ref08", "ref09", "planning")
                .doesNotContainKey("ref07");
        assertThat(mhhs.links().get("ref05"))
                .extracting(Programme.Link::name)
                .isEqualTo("REF-05 MHHS-DEL466 Defect Management Plan");
    }

    @Test
    void everyAddressIsOfNobody() {
        var contacts = mhhs.parties().stream()
                .flatMap(party -> party.contacts().stream())
                .map(Programme.Contact::email);
        var lists = mhhs.distributionLists().stream().map(Audiences.MailingList::email);
        var channels = mhhs.channels().stream().map(Audiences.Channel::email);

        assertThat(Stream.of(contacts, lists, channels).flatMap(all -> all))
                .hasSizeGreaterThan(50)
                .allMatch(address -> address.endsWith(".example"))
                .doesNotHaveDuplicates();
    }

    private List<String> stages(String environment) {
        return mhhs.environment(environment).testStages().stream()
                .map(TestStage::name)
                .toList();
    }

    @Test
    void aProgrammeWithoutAllThisHasNoneOfIt() {
        var flip = Flip.programme();

        assertThat(flip.countsPerParty()).isFalse();
        assertThat(List.of(
                        flip.partyKinds(),
                        flip.forums(),
                        flip.testPhases(),
                        flip.controlPoints(),
                        flip.slots(),
                        flip.roadmap(),
                        flip.meetings(),
                        flip.distributionLists(),
                        flip.channels(),
                        flip.defects().severities(),
                        flip.releasingParties(),
                        flip.participants()))
                .allMatch(List::isEmpty);
    }
}
