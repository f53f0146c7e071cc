package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.comms.Delivery;
import io.slipway.comms.Letter;
import io.slipway.comms.Notice;
import io.slipway.comms.Notices;
import io.slipway.comms.Outbox;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.testing.HotfixRelease;
import io.slipway.testing.MailSimulator;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How many mails a release sends a person, counted as they arrive, each of its stages on a day of its own. */
@SlipwayTest
class MailCountTest {

    private static final Logger LOG = LoggerFactory.getLogger(MailCountTest.class);

    @Autowired
    ApplicationContext context;

    @Autowired
    Notices notices;

    @Autowired
    Outbox outbox;

    @Autowired
    Programmes programmes;

    @Autowired
    MailSimulator mail;

    @Autowired
    TestClock clock;

    @BeforeEach
    void today() {
        clock.reset();
    }

    @AfterEach
    void leaveNothing() {
        HotfixRelease.leaveNothing(context);
    }

    @Test
    @Requirement({"F-094", "F-141"})
    void aPlannedReleaseSendsWhatAsksSomethingAloneAndItsProgressOnceADay() {
        var release = PlannedRelease.start(context, "Counted");
        release.throughDocuments();
        nextDay();
        release.throughSitAgain();
        nextDay();
        release.throughUatAgain();
        release.throughNotes();
        nextDay();
        release.throughPreProd();
        release.life().decide("product-owner", "signOffCandidate", "signOff");
        release.life().decide("dev-team-2", "confirmCandidate", "confirm");
        nextDay();
        release.agree();
        nextDay();
        release.openWindow();
        release.smokeTest();
        release.close();
        nextDay();

        for (var party : List.of("trust-kch", "trust-uclh", "trust-gstt", "product-owner")) {
            var address = address(party);
            var told = to(release.key(), address);
            var arrived = letters(release.key(), address);
            LOG.info(
                    "{}: {} notices in {} mails, {} ask for something",
                    party,
                    told.size(),
                    arrived.size(),
                    told.stream().filter(MailCountTest::asks).count());
            assertThat(deliveries(release.key(), address)).allMatch(it -> it.state() == Delivery.State.SENT);
            assertThat(digests(release.key(), address))
                    .as("of SIT, UAT and Pre-Prod")
                    .hasSizeLessThanOrEqualTo(4);
            assertThat(arrived).hasSizeLessThanOrEqualTo(told.size() - 3).doesNotHaveDuplicates();
            assertThat(told.stream().filter(MailCountTest::asks).map(Notice::subject))
                    .isNotEmpty()
                    .isSubsetOf(arrived.stream().map(Letter::subject).toList());
        }
        assertThat(subjects(release.key(), "trust-kch"))
                .filteredOn(subject -> subject.contains("smoke test"))
                .as("the script comes in the mail of the task, so a test that is asked for is one mail")
                .filteredOn(subject -> !subject.startsWith("For information"))
                .hasSize(2);
    }

    @Test
    void aHotfixWaitsForNoDigest() {
        var hotfix = HotfixRelease.start(context);
        hotfix.throughFix("no", List.of("hub", "kch", "uclh", "gstt"));
        hotfix.throughProduction();
        outbox.deliverDue();

        var told = notices.of(hotfix.life().key());
        assertThat(told).extracting(Notice::name).contains("deployment-started", "deployment-finished");
        assertThat(told.stream().flatMap(notice -> notice.deliveries().stream()))
                .isNotEmpty()
                .allMatch(delivery -> delivery.digestAt() == null && delivery.state() == Delivery.State.SENT);
    }

    /** Somebody has to act, and is told by when. */
    private static boolean asks(Notice notice) {
        return notice.subject().startsWith("Action: ");
    }

    /** The evening passes, with its digest, and the night. */
    private void nextDay() {
        var flip = programmes.get("flip");
        var now = clock.instant().atZone(flip.timeZone());
        clock.advanceTo(now.with(Objects.requireNonNull(flip.digest()).at())
                .plusMinutes(1)
                .toInstant());
        outbox.deliverDue();
        clock.advanceTo(clock.instant().plus(Duration.ofHours(16)));
    }

    private String address(String party) {
        return programmes.get("flip").party(party).contacts().get(0).email();
    }

    private List<Notice> to(ReleaseKey release, String address) {
        return notices.of(release).stream()
                .filter(notice ->
                        notice.deliveries().stream().anyMatch(it -> it.address().equals(address)))
                .toList();
    }

    private List<Delivery> deliveries(ReleaseKey release, String address) {
        return notices.of(release).stream()
                .flatMap(notice -> notice.deliveries().stream())
                .filter(delivery -> delivery.address().equals(address))
                .toList();
    }

    private Stream<String> digests(ReleaseKey release, String address) {
        return deliveries(release, address).stream()
                .map(Delivery::digest)
                .filter(Objects::nonNull)
                .distinct();
    }

    private List<Letter> letters(ReleaseKey release, String address) {
        return mail.letters(release.value()).stream()
                .filter(letter -> letter.address().equals(address))
                .toList();
    }

    private List<String> subjects(ReleaseKey release, String party) {
        return letters(release, address(party)).stream().map(Letter::subject).toList();
    }
}
