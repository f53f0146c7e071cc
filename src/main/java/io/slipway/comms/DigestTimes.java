package io.slipway.comms;

import io.slipway.calendar.BusinessDays;
import io.slipway.comms.NoticeFacts.TaskFacts;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which notices wait for a digest, and until when. Whatever is not sure to be only for information goes at once. */
@Component
class DigestTimes {

    private final Programmes programmes;
    private final BusinessDays businessDays;

    /** @throws IllegalStateException when a programme groups what asks for something, or what there is no template of */
    DigestTimes(Programmes programmes, NoticeTemplates templates, BusinessDays businessDays) {
        this.programmes = programmes;
        this.businessDays = businessDays;
        programmes.all().forEach(programme -> check(programme, templates));
    }

    /** Returns when the digest goes that carries this notice; empty where it goes at once, in a mail of its own. */
    Optional<Instant> of(Release release, NoticeRequest request, @Nullable TaskFacts task, Instant now) {
        var programme = programmes.get(release.programme());
        var digest = programme.digest();
        return digest == null
                        || !digest.notices().contains(request.notice())
                        || task != null
                        || !isWithoutHurry(programme, release, request)
                ? Optional.empty()
                : Optional.of(next(programme, digest.at(), now));
    }

    /** A criterion says that people were told, so they are told at once. */
    private static boolean isWithoutHurry(Programme programme, Release release, NoticeRequest request) {
        var environment = request.environment();
        return programme.releaseType(release.type()).urgent() == null
                && request.window() == 0
                && request.meets() == null
                && (environment == null || !programme.environment(environment).live());
    }

    /** On the next business day whose moment lies ahead; where the clock jumps over it, as much later. */
    private Instant next(Programme programme, LocalTime at, Instant now) {
        var today = LocalDate.ofInstant(now, programme.timeZone());
        var goes = moment(programme, today, at);
        return businessDays.isOne(programme, today) && goes.isAfter(now)
                ? goes
                : moment(programme, businessDays.after(programme, today, 1), at);
    }

    private static Instant moment(Programme programme, LocalDate day, LocalTime at) {
        return day.atTime(at).atZone(programme.timeZone()).toInstant();
    }

    private static void check(Programme programme, NoticeTemplates templates) {
        var digest = programme.digest();
        if (digest == null) {
            return;
        }
        templates.digest(programme.id());
        for (var name : digest.notices()) {
            var template = templates.get(programme.id(), name);
            if (!template.head().asksNothing()) {
                throw new IllegalStateException("programmes/" + programme.id() + ".yaml: digest.notices: '" + name
                        + "' may not wait, for its template does not say 'asks: nothing'; take it out, or say so in "
                        + template.file());
            }
        }
    }
}
