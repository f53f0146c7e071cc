package io.slipway.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.calendar.BusinessDays;
import io.slipway.comms.Delivery.State;
import io.slipway.comms.NoticeFacts.TaskFacts;
import io.slipway.folders.OwnersFolders;
import io.slipway.programme.Flip;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.testing.Requirement;
import io.slipway.testing.TestClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What is only for information comes as one mail a day, and none of it is lost, sent twice or late for its hurry. */
@Tag("engine")
class DigestsTest {

    private static final String AIC =
            Flip.programme().party("ai-centre").contacts().get(0).email();
    private static final Instant MONDAY_AT_FIVE = Instant.parse("2026-10-05T16:00:00Z");
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Room room = Room.get();
    private final Outbox outbox = room.bean(Outbox.class);
    private final DigestTimes times = room.bean(DigestTimes.class);
    private final TestClock clock = room.bean(TestClock.class);
    private final FaultyMailServer server = new FaultyMailServer();

    @BeforeEach
    void onAMondayMorning() {
        room.emptyQueue();
        room.bean(JavaMailSenderImpl.class).setPort(server.port());
        clock.beginAt(Instant.parse("2026-10-05T09:00:00Z"));
    }

    @AfterEach
    void stop() {
        server.close();
        clock.reset();
    }

    @Test
    @Requirement("F-141")
    void theProgressOfSeveralReleasesIsOneMailADayToEachPerson() throws MessagingException, IOException {
        var one = room.release();
        var other = room.release();
        tell(one, "deployment-started", "sit");
        tell(other, "deployment-started", "uat");
        tell(one, "deployment-finished", "sit");

        outbox.deliverDue();
        clock.advanceTo(MONDAY_AT_FIVE.minusSeconds(5));
        outbox.deliverDue();
        assertThat(server.attempts()).isEmpty();
        assertThat(deliveries(one))
                .allMatch(Delivery::waitsForDigest)
                .extracting(Delivery::digestAt)
                .containsOnly(MONDAY_AT_FIVE);

        clock.advanceTo(MONDAY_AT_FIVE.plus(A_MOMENT));
        outbox.deliverDue();
        outbox.deliverDue();

        assertThat(server.attempts())
                .doesNotHaveDuplicates()
                .hasSize(server.taken().size());
        assertThat(server.taken().keySet())
                .containsExactlyInAnyOrderElementsOf(room.newest(other).deliveries().stream()
                        .map(Delivery::address)
                        .toList());
        assertThat(server.taken(AIC).getSubject())
                .isEqualTo("For information: FLIP federated learning platform, news of Mon 5 Oct");
        assertThat(server.taken(AIC).getHeader("X-Release-Key")).containsExactly(one.value(), other.value());
        var notice = room.newest(one);
        assertThat(text(AIC))
                .containsSubsequence(
                        one.value(), "The update of SIT (Cloud) has begun", "The update of SIT (Cloud) is done")
                .containsSubsequence(other.value(), "The update of UAT (Cloud) has begun")
                .contains("http://slipway.test/releases/" + one + "#notice-" + notice.id())
                .contains("are kept informed of this");
        assertThat(notice.delivered()).isTrue();
        assertThat(of(one, AIC))
                .extracting(Delivery::digest)
                .containsOnly(of(other, AIC).get(0).digest())
                .doesNotContainNull();
        assertThat(of(one, AIC))
                .allMatch(delivery -> MONDAY_AT_FIVE.isBefore(Objects.requireNonNull(delivery.sentAt())));
    }

    @Test
    void aDayWithoutNewsHasNoMail() {
        room.release();
        clock.advanceTo(MONDAY_AT_FIVE.plus(A_MOMENT));
        outbox.deliverDue();
        assertThat(server.attempts()).isEmpty();
    }

    @Test
    void whatWaitsHoldsNothingUp() {
        var release = room.release();
        tell(release, "deployment-started", "sit");
        room.announce(release, "schedule-announced", "F-R02", "I", List.of(), 0);

        outbox.deliverDue();

        assertThat(server.attempts()).hasSize(room.newest(release).deliveries().size());
        assertThat(room.newest(release).delivered()).isTrue();
    }

    @ParameterizedTest(name = "told at {0} it goes at {1}: {2}")
    @CsvSource({
        "2026-10-05T15:59:59Z, 2026-10-05T16:00:00Z, the same day",
        "2026-10-05T16:00:00Z, 2026-10-06T16:00:00Z, today's has gone",
        "2026-10-09T17:00:00Z, 2026-10-12T16:00:00Z, not at the weekend",
        "2026-10-10T08:00:00Z, 2026-10-12T16:00:00Z, nor what is told there",
        "2026-10-23T17:00:00Z, 2026-10-26T17:00:00Z, five o'clock also after the clocks go back",
        "2027-03-25T18:00:00Z, 2027-03-30T16:00:00Z, nor at Easter; and after the clocks go forward",
        "2026-12-24T18:00:00Z, 2026-12-29T17:00:00Z, nor on bank holidays"
    })
    void goesOnBusinessDaysAtAnHourOfTheProgramme(Instant told, Instant goes, String why) {
        assertThat(times.of(release(), request("deployment-started", "sit", 0, null), null, told))
                .as(why)
                .contains(goes);
    }

    @Test
    void whatIsUrgentOrAsksSomethingOrIsAboutADowntimeGoesAtOnce() {
        var task = new TaskFacts("Accept", null, null, "http://slipway.test/tasks/1", "?", true);

        assertThat(times.of(release(), request("deployment-finished", "production", 0, null), null, clock.instant()))
                .isEmpty();
        assertThat(times.of(release(), request("deployment-finished", "sit", 1, null), null, clock.instant()))
                .isEmpty();
        assertThat(times.of(release(), request("scope-agreed", null, 0, "uatNotesShared"), null, clock.instant()))
                .isEmpty();
        assertThat(times.of(release(), request("scope-agreed", null, 0, null), task, clock.instant()))
                .isEmpty();
        assertThat(times.of(release(), request("service-restored", "sit", 0, null), null, clock.instant()))
                .isEmpty();
        assertThat(times.of(release(), request("scope-agreed", null, 0, null), null, clock.instant()))
                .isPresent();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "release-notes, does not say 'asks: nothing'",
        "downtime-announced, does not say 'asks: nothing'",
        "service-restored, does not say 'asks: nothing'",
        "task-opened, does not say 'asks: nothing'",
        "sit-begun, There is no notice 'sit-begun'"
    })
    void aProgrammeThatGroupsWhatMayNotWaitStopsTheStart(String notice, String message) throws IOException {
        var templates = new NoticeTemplates(new OwnersFolders(Path.of("target")));
        var careless = only(Flip.changed("notices: [scope-agreed", "notices: [" + notice));

        assertThatThrownBy(() -> new DigestTimes(careless, templates, new BusinessDays()))
                .hasMessageContaining(message);
    }

    @Test
    void withoutTheSectionEveryNoticeIsAMailOfItsOwn() throws IOException {
        var templates = new NoticeTemplates(new OwnersFolders(Path.of("target")));
        var text = "digest:\n  at: \"17:00\"\n  notices: [scope-agreed, deployment-started, deployment-finished,"
                + " deployment-failed]\n";
        var plain = new DigestTimes(only(Flip.changed(text, "")), templates, new BusinessDays());

        assertThat(plain.of(release(), request("deployment-started", "sit", 0, null), null, clock.instant()))
                .isEmpty();
    }

    @Test
    void aServerThatIsBusyDelaysTheDigestAndItComesOnce() {
        var release = room.release();
        tell(release, "deployment-started", "sit");
        tell(release, "deployment-finished", "sit");
        server.answer(AIC, 451);

        deliverFrom(MONDAY_AT_FIVE, 3);
        assertThat(of(release, AIC)).allSatisfy(delivery -> {
            assertThat(delivery.state()).isEqualTo(State.PENDING);
            assertThat(delivery.lastError()).contains("451");
        });
        server.answer(AIC, 250);
        deliverFrom(clock.instant(), 4);

        assertThat(attempts(AIC)).hasSizeGreaterThan(1);
        assertThat(attempts(AIC).stream().distinct()).hasSize(1);
        assertThat(of(release, AIC)).allMatch(delivery -> delivery.state() == State.SENT);
        assertThat(room.newest(release).delivered()).isTrue();
    }

    @Test
    void aDigestThatIsRefusedIsAPersonsAffairForEachReleaseAndEachNoticeCanBeSentAgain()
            throws MessagingException, IOException {
        var one = room.release();
        var other = room.release();
        tell(one, "deployment-started", "sit");
        tell(other, "deployment-started", "sit");
        server.answer(AIC, 550);

        deliverFrom(MONDAY_AT_FIVE, 2);

        for (var release : List.of(one, other)) {
            assertThat(of(release, AIC)).singleElement().satisfies(delivery -> {
                assertThat(delivery.state()).isEqualTo(State.FAILED);
                assertThat(delivery.lastError()).contains("550");
            });
            assertThat(incidents(release)).singleElement().asString().contains(AIC, "news of Mon 5 Oct");
        }
        server.answer(AIC, 250);
        room.bean(Notices.class).resend(of(other, AIC).get(0).id(), "dev-team");
        outbox.deliverDue();

        assertThat(of(other, AIC)).extracting(Delivery::state).containsOnly(State.SENT);
        assertThat(of(one, AIC)).extracting(Delivery::state).containsOnly(State.FAILED);
        assertThat(text(AIC))
                .contains("The update of SIT (Cloud) has begun", other.value())
                .doesNotContain(one.value());
    }

    @Test
    void aNodeThatDiesAfterPuttingItTogetherOrWhileSendingLosesNothing() {
        var release = room.release();
        tell(release, "deployment-started", "sit");
        clock.advanceTo(MONDAY_AT_FIVE.plus(A_MOMENT));
        while (room.bean(Digests.class).gather()) {
            assertThat(server.attempts()).isEmpty();
        }
        var leader = of(release, AIC).get(0);
        assertThat(leader.digest()).isEqualTo(leader.id());
        assertThat(room.bean(Queue.class)
                        .claim(leader.id(), clock.instant(), clock.instant().plus(Duration.ofMinutes(5))))
                .isPresent();

        outbox.deliverDue();
        assertThat(attempts(AIC)).isEmpty();
        assertThat(server.attempts()).hasSize(deliveries(release).size() - 1);
        deliverFrom(clock.instant(), 1);

        assertThat(attempts(AIC)).containsExactly(AIC + " " + leader.messageId());
        assertThat(room.newest(release).delivered()).isTrue();
    }

    @Test
    void whatWasToldOnDaysOnWhichNobodySentComesTogether() throws MessagingException, IOException {
        var release = room.release();
        tell(release, "deployment-started", "sit");
        clock.advanceTo(MONDAY_AT_FIVE.plusSeconds(3600));
        tell(release, "deployment-finished", "sit");

        deliverFrom(Instant.parse("2026-10-06T16:00:01Z"), 1);

        assertThat(attempts(AIC)).hasSize(1);
        assertThat(text(AIC))
                .containsSubsequence("5 Oct 2026, 10:00 BST", "has begun", "5 Oct 2026, 18:00 BST", "is done");
    }

    @Test
    void whatIsCommittedTooLateForADigestGoesWithAnother() throws MessagingException, IOException {
        var release = room.release();
        tell(release, "deployment-started", "sit");
        deliverFrom(MONDAY_AT_FIVE, 1);
        tell(release, "deployment-finished", "sit");
        room.bean(JdbcClient.class)
                .sql("UPDATE slw_delivery SET digest_at = :at, next_attempt_at = :at WHERE state = 'PENDING'")
                .param("at", MONDAY_AT_FIVE.atOffset(java.time.ZoneOffset.UTC))
                .update();

        outbox.deliverDue();

        assertThat(attempts(AIC)).hasSize(2).doesNotHaveDuplicates();
        assertThat(text(AIC)).contains("is done").doesNotContain("has begun");
    }

    @Test
    void whoHasLeftTheProgrammeSinceIsToldAllTheSame() {
        var release = room.release();
        tell(release, "deployment-started", "sit");
        room.bean(JdbcClient.class)
                .sql(
                        "UPDATE slw_delivery SET party = 'gone', recipient = 'Gone' WHERE address = :address AND release_key = :release")
                .param("address", AIC)
                .param("release", release.value())
                .update();

        deliverFrom(MONDAY_AT_FIVE, 1);

        assertThat(attempts(AIC)).hasSize(1);
        assertThat(room.newest(release).delivered()).isTrue();
    }

    @Test
    void twoNodesSendADigestOnce() throws Exception {
        var releases = List.of(room.release(), room.release(), room.release());
        releases.forEach(release -> tell(release, "deployment-started", "sit"));
        releases.forEach(release -> tell(release, "deployment-finished", "sit"));
        clock.advanceTo(MONDAY_AT_FIVE.plus(A_MOMENT));
        var together = new CyclicBarrier(2);
        Callable<Boolean> node = () -> {
            together.await();
            outbox.deliverDue();
            return true;
        };

        var nodes = Executors.newFixedThreadPool(2);
        try {
            for (var done : nodes.invokeAll(List.of(node, node))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            nodes.shutdown();
        }
        outbox.deliverDue();

        assertThat(server.attempts()).hasSize(server.taken().size());
        assertThat(releases)
                .allSatisfy(release -> assertThat(deliveries(release))
                        .isNotEmpty()
                        .allMatch(delivery -> delivery.state() == State.SENT));
    }

    private void tell(ReleaseKey release, String notice, String environment) {
        room.bean(Announcer.class)
                .announce(
                        new NoticeRequest(release, notice, "F-R07", "I", List.of(), null, 0, environment, null, null));
    }

    private NoticeRequest request(String notice, @Nullable String environment, int window, @Nullable String meets) {
        return new NoticeRequest(
                new ReleaseKey("FLIP-1.4.0.0"),
                notice,
                "F-R07",
                "I",
                List.of(),
                meets,
                window,
                environment,
                null,
                null);
    }

    private io.slipway.release.Release release() {
        return room.bean(Releases.class).get(room.release());
    }

    private static Programmes only(Programme programme) {
        return new Programmes() {

            @Override
            public List<Programme> all() {
                return List.of(programme);
            }

            @Override
            public Programme get(String id) {
                return programme;
            }
        };
    }

    private void deliverFrom(Instant moment, int rounds) {
        clock.advanceTo(moment);
        for (int round = 0; round < rounds; round++) {
            clock.advanceTo(clock.instant().plus(Duration.ofMinutes(31)));
            outbox.deliverDue();
            outbox.deliverDue();
        }
    }

    private List<String> attempts(String address) {
        return server.attempts().stream()
                .filter(attempt -> attempt.startsWith(address))
                .toList();
    }

    private String text(String address) throws MessagingException, IOException {
        var body = (MimeMultipart) server.taken(address).getContent();
        return String.valueOf(body.getBodyPart(0).getContent());
    }

    private List<Delivery> deliveries(ReleaseKey release) {
        return room.bean(Notices.class).of(release).stream()
                .flatMap(notice -> notice.deliveries().stream())
                .toList();
    }

    private List<Delivery> of(ReleaseKey release, String address) {
        return deliveries(release).stream()
                .filter(delivery -> delivery.address().equals(address))
                .toList();
    }

    private List<String> incidents(ReleaseKey release) {
        return room
                .bean(RuntimeService.class)
                .createIncidentQuery()
                .incidentType(Outbox.UNDELIVERED)
                .configuration(release.value())
                .list()
                .stream()
                .map(incident -> incident.getIncidentMessage())
                .toList();
    }
}
