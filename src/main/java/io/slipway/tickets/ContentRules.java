package io.slipway.tickets;

import io.slipway.programme.Content;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.programme.VersionPart;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Holds tickets against what the programme says that its releases are made of (M-083 to M-086, M-091, M-114). */
@Component
class ContentRules {

    private final Programmes programmes;
    private final Releases releases;

    ContentRules(Programmes programmes, Releases releases) {
        this.programmes = programmes;
        this.releases = releases;
    }

    /** Returns what stands against the ticket in the release, each with the rule and the mend; nothing in most programmes. */
    List<String> against(Release release, Ticket ticket) {
        var programme = programmes.get(release.programme());
        if (programme.contents().isEmpty()) {
            return List.of();
        }
        var kind = String.valueOf(ticket.kind());
        return programme
                .content(kind, release.type())
                .map(content -> Stream.of(
                                ofResolver(programme, release, ticket, content),
                                firstOnly(release, ticket, content),
                                approved(ticket, content),
                                assessed(programme, ticket, content),
                                ticket.isBug() ? defect(programme, release, ticket, content) : Stream.<String>empty())
                        .flatMap(reasons -> reasons)
                        .toList())
                .orElseGet(() -> List.of(unfit(programme, release, ticket)));
    }

    /** Returns the parties that the ticket's impact assessment names, each for itself or by its kind. */
    List<String> impacted(Release release, Ticket ticket) {
        var named = ticket.change().impacted();
        return programmes.get(release.programme()).parties().stream()
                .filter(party -> named.contains(party.id()) || party.kind() != null && named.contains(party.kind()))
                .map(Programme.Party::id)
                .filter(party -> !party.equals(release.party()))
                .toList();
    }

    private static String unfit(Programme programme, Release release, Ticket ticket) {
        var type = programme.releaseType(release.type()).name();
        var fitting = programme.contents().stream()
                .filter(content -> content.releaseTypes().contains(release.type()))
                .map(content -> content.name() + " (" + content.requirement() + ")")
                .collect(Collectors.joining(", "));
        var name = ticket.kind() == null
                ? "of no kind"
                : "of the kind " + ticket.kind().title(programme);
        return ticket.key() + " is " + name + "; a release of the type " + type + " holds " + fitting
                + ". Leave it out, or have its kind mended in the ticket system";
    }

    private static Stream<String> ofResolver(Programme programme, Release release, Ticket ticket, Content content) {
        if (content.ofResolver() == null) {
            return Stream.empty();
        }
        if (ticket.resolver() == null) {
            return Stream.of(ticket.key() + " says nobody who resolves it (" + content.ofResolver()
                    + "); name the party in the ticket system");
        }
        return ticket.resolver().equals(release.party())
                ? Stream.empty()
                : Stream.of(ticket.key() + " is for " + name(programme, ticket.resolver()) + " to resolve ("
                        + content.ofResolver() + "); leave it to a release of theirs");
    }

    /** Returns what people call the party, whatever the ticket system says. */
    static String name(Programme programme, String party) {
        return programme.parties().stream()
                .filter(known -> known.id().equals(party))
                .map(Programme.Party::name)
                .findFirst()
                .orElse("'" + party + "', which is no party of " + programme.id() + ",");
    }

    private Stream<String> firstOnly(Release release, Ticket ticket, Content content) {
        if (content.firstOnly() == null || isFirst(release)) {
            return Stream.empty();
        }
        return Stream.of(ticket.key() + " is of the kind " + content.name() + ", which is in the first release only ("
                + content.firstOnly() + "); leave it out, or have its kind mended in the ticket system");
    }

    /** Whether no release of the same party with a lower version went on to its end or is under way. */
    private boolean isFirst(Release release) {
        return releases.ofParty(release.programme(), release.party()).stream()
                .filter(other -> !other.key().equals(release.key()) && other.withdrawnReason() == null)
                .noneMatch(other -> other.version() != null
                        && release.version() != null
                        && other.version().compareTo(release.version()) < 0);
    }

    private static Stream<String> approved(Ticket ticket, Content content) {
        return content.approved() == null || ticket.change().approved()
                ? Stream.empty()
                : Stream.of(ticket.key() + " is not approved by change governance (" + content.approved()
                        + "); have it approved first");
    }

    private static Stream<String> assessed(Programme programme, Ticket ticket, Content content) {
        if (content.assessed() == null) {
            return Stream.empty();
        }
        var change = ticket.change();
        var unknown = change.impacted().stream()
                .filter(party -> !isKnown(programme, party))
                .toList();
        return Stream.of(
                        lack(
                                change.approach() == null || change.approach().isBlank(),
                                ticket,
                                "does not name the release approach it needs",
                                content),
                        lack(change.impacted().isEmpty(), ticket, "does not name the parties that it touches", content),
                        lack(
                                !unknown.isEmpty(),
                                ticket,
                                "names " + String.join(", ", unknown) + ", which is no party of " + programme.id(),
                                content))
                .flatMap(reasons -> reasons);
    }

    private static boolean isKnown(Programme programme, String party) {
        return programme.parties().stream().anyMatch(known -> known.id().equals(party))
                || programme.partyKinds().stream().anyMatch(kind -> kind.id().equals(party));
    }

    private static Stream<String> lack(boolean lacks, Ticket ticket, String what, Content content) {
        return lacks
                ? Stream.of("the impact assessment of " + ticket.key() + " " + what + " (" + content.assessed()
                        + "); have it completed in the ticket system")
                : Stream.empty();
    }

    private static Stream<String> defect(Programme programme, Release release, Ticket ticket, Content content) {
        var defects = programme.defects();
        var reasons = Stream.<String>builder();
        if (defects.isReported(ticket.status())) {
            reasons.add(ticket.key() + " is " + ticket.status() + ", so triage has not taken it on; have it triaged");
        }
        if (defects.isOver(ticket.status())) {
            reasons.add(ticket.key() + " is " + ticket.status() + ", so there is nothing to fix; leave it out");
        }
        if (defects.retestedWhereFound() != null
                && !isPlace(programme, ticket.defect().foundIn())) {
            reasons.add(ticket.key() + " does not say which environment found it, where it is tested again ("
                    + defects.retestedWhereFound() + "); name one of "
                    + programme.environments().stream()
                            .map(Programme.Environment::id)
                            .toList() + " in the ticket system");
        }
        if (isEmergency(programme, release)
                && defects.severity(ticket.severity())
                        .filter(severity -> severity.emergency())
                        .isEmpty()) {
            reasons.add(ticket.key() + " is not severe enough for a release of the type "
                    + programme.releaseType(release.type()).name() + " (" + content.requirement()
                    + "); leave it to the next planned one");
        }
        return reasons.build();
    }

    private static boolean isPlace(Programme programme, @org.jspecify.annotations.Nullable String environment) {
        return programme.environments().stream().anyMatch(known -> known.id().equals(environment));
    }

    private static boolean isEmergency(Programme programme, Release release) {
        return programme.releaseType(release.type()).increments().equals(List.of(VersionPart.EMERGENCY))
                && !programme.defects().severities().isEmpty();
    }
}
