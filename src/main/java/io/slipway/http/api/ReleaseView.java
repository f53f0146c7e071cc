package io.slipway.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.build.Build;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.evidence.Standing;
import io.slipway.evidence.WriteOff;
import io.slipway.http.IssueView;
import io.slipway.readiness.ReleasePart;
import io.slipway.release.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A release as the interface shows it: our record and where the engine says it stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReleaseView(
        String key,
        String programme,
        String type,
        @Nullable String version,
        String title,
        String reason,
        @Nullable String planReference,
        @Nullable LocalDate scheduledDate,
        String requestedBy,
        Instant requestedAt,
        @Nullable String processInstanceId,
        @Nullable String withdrawnReason,
        @Nullable String party,
        @Nullable String partyKind,
        @Nullable String programmeName,
        @Nullable Integer notice,
        @Nullable String forum,
        @Nullable List<String> impacted,
        Standing.State state,
        @Nullable Instant endedAt,
        List<String> stage,
        List<Standing.Stage> stages,
        List<Standing.OpenTask> tasks,
        List<String> events,
        List<Standing.Trouble> incidents,
        @Nullable Window nextWindow,
        @Nullable WriteOff writeOff,
        @Nullable Build build,
        @Nullable List<Window> windows,
        @Nullable List<SiteAgreement> agreements,
        @Nullable IssueView issue,
        @Nullable List<ReleasePart> parts) {

    /** Returns the short form that lists use. */
    static ReleaseView of(Release release, Standing standing) {
        return of(release, standing, null, null, null, null, null, null);
    }

    static ReleaseView of(
            Release release,
            Standing standing,
            @Nullable List<String> impacted,
            @Nullable Build build,
            @Nullable List<Window> windows,
            @Nullable List<SiteAgreement> agreements,
            @Nullable IssueView issue,
            @Nullable List<ReleasePart> parts) {
        return new ReleaseView(
                release.key().value(),
                release.programme(),
                release.type(),
                release.version() == null ? null : release.version().toString(),
                release.title(),
                release.reason(),
                release.planReference(),
                release.scheduledDate(),
                release.requestedBy(),
                release.requestedAt(),
                release.processInstanceId(),
                release.withdrawnReason(),
                release.party(),
                release.partyKind(),
                release.terms().programmeName(),
                release.terms().noticeDays(),
                release.terms().forum(),
                impacted == null || impacted.isEmpty() ? null : impacted,
                standing.state(),
                standing.endedAt(),
                standing.stage(),
                standing.stages(),
                standing.tasks(),
                standing.events(),
                standing.troubles(),
                standing.nextWindow(),
                standing.writeOff(),
                build,
                windows,
                agreements,
                issue,
                parts == null || parts.isEmpty() ? null : parts);
    }
}
