package io.slipway.http.api;

import io.slipway.calendar.NoticeClock;
import io.slipway.calendar.NoticeStanding;
import io.slipway.calendar.NoticeStanding.EarlyEnd;
import io.slipway.http.Lookup;
import io.slipway.http.Unknown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How long those whom a release touches have known of it, over REST. */
@RestController
@Tag(name = "Notices")
class NoticeClockApi {

    private final Lookup lookup;
    private final NoticeClock notices;
    private final Clock clock;

    NoticeClockApi(Lookup lookup, NoticeClock notices, Clock clock) {
        this.lookup = lookup;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * @param length how long before people know of it, in words
     * @param satisfied whether the deployment may begin as far as the notice goes
     * @param satisfiedAt null until the notice reached everybody
     * @param because why it began again; null where it did not
     * @param override the word that ends it early now; null where none does
     */
    record NoticeView(
            int round,
            Instant begunAt,
            @Nullable String because,
            String length,
            boolean satisfied,
            @Nullable Instant satisfiedAt,
            @Nullable EarlyEnd override,
            List<NoticeStanding.Told> parties,
            List<String> minorChanges) {}

    @GetMapping("/api/releases/{key}/notice")
    @Operation(
            summary = "Whom the release touches, when its notice reached each of them and when it has been long enough",
            description =
                    "It begins for each party when the notice was delivered to it (M-094 to M-096), and again when"
                            + " window or scope change materially. 404 as long as nothing is announced.")
    NoticeView notice(@PathVariable String key) {
        var release = lookup.release(key).key().value();
        var now = clock.instant();
        return notices.notice(release)
                .map(standing -> new NoticeView(
                        standing.round(),
                        standing.begunAt(),
                        standing.because(),
                        NoticeStanding.words(standing.length()),
                        standing.isSatisfied(now),
                        standing.satisfiedAt().orElse(null),
                        standing.overridden(now).orElse(null),
                        standing.parties(),
                        notices.minorChanges(release)))
                .orElseThrow(() -> new Unknown("Nothing is announced of " + release + " yet"));
    }
}
