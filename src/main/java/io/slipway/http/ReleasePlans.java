package io.slipway.http;

import io.slipway.downtime.Agreements;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.evidence.Standing.State;
import io.slipway.evidence.Standings;
import io.slipway.programme.Planning;
import io.slipway.programme.Programme;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.scope.Documentation;
import io.slipway.scope.Documentations;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is planned: which version comes when, where it is agreed, and what stands in the way (F-003, F-004). */
@Component
public class ReleasePlans {

    private final Releases releases;
    private final Standings standings;
    private final Windows windows;
    private final Agreements agreements;
    private final Documentations documentations;

    ReleasePlans(
            Releases releases,
            Standings standings,
            Windows windows,
            Agreements agreements,
            Documentations documentations) {
        this.releases = releases;
        this.standings = standings;
        this.windows = windows;
        this.agreements = agreements;
        this.documentations = documentations;
    }

    public record Plan(List<ProgrammePlan> programmes, List<ReleasePlan> releases) {}

    public record ProgrammePlan(
            String id,
            String name,
            List<Programme.LowUseWindow> lowUseWindows,
            List<Programme.Freeze> freezes,
            List<Planning.Slot> slots) {}

    /** @param openDocuments system documents that must change and are not updated yet */
    public record ReleasePlan(
            String key,
            String programme,
            String version,
            String title,
            @Nullable LocalDate scheduledDate,
            List<Window> windows,
            List<SiteAgreement> agreements,
            List<String> openDocuments) {}

    /** Returns the releases in flight of these programmes by their date, those without one last. */
    public Plan of(List<Programme> some) {
        var ids = some.stream().map(Programme::id).toList();
        var open = releases.notOver().stream()
                .filter(release -> release.version() != null && ids.contains(release.programme()))
                .toList();
        var states = standings.states(open);
        var all = open.stream()
                .filter(release -> states.get(release.key()) == State.IN_FLIGHT)
                .toList();
        var keys = all.stream().map(Release::key).toList();
        var facts = new Facts(windows.of(keys), agreements.of(keys), documentations.of(keys));
        return new Plan(
                some.stream()
                        .map(programme -> new ProgrammePlan(
                                programme.id(),
                                programme.name(),
                                programme.lowUseWindows(),
                                programme.freezes(),
                                programme.slots()))
                        .toList(),
                all.stream()
                        .map(release -> plan(release, facts))
                        .sorted(Comparator.comparing(
                                ReleasePlan::scheduledDate, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList());
    }

    /** What is settled for the releases in flight, read at once. */
    private record Facts(
            Map<ReleaseKey, List<Window>> windows,
            Map<ReleaseKey, List<SiteAgreement>> agreements,
            Map<ReleaseKey, List<Documentation>> documentations) {}

    private static ReleasePlan plan(Release release, Facts facts) {
        return new ReleasePlan(
                release.key().value(),
                release.programme(),
                release.number(),
                release.title(),
                release.scheduledDate(),
                facts.windows().getOrDefault(release.key(), List.of()),
                facts.agreements().getOrDefault(release.key(), List.of()),
                facts.documentations().getOrDefault(release.key(), List.of()).stream()
                        .filter(document -> document.needed() && document.updatedBy() == null)
                        .map(Documentation::title)
                        .toList());
    }
}
