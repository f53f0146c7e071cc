package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.ACTIVITY;
import static io.slipway.process.ReleaseProcess.GROUP;
import static io.slipway.process.ReleaseProcess.REFUSAL;
import static io.slipway.process.ReleaseProcess.SITE;
import static io.slipway.process.ReleaseProcess.TEST_SITE;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.downtime.Agreements;
import io.slipway.downtime.Assessment;
import io.slipway.downtime.Outages;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.process.TaskProperties;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.programme.Raci;
import io.slipway.readiness.ReleaseContent;
import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.words.FormText;
import io.slipway.words.ReadableTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a form shows of its own task: the site and the activity it is about, its due date, and what was said before it. */
@Component
class TaskShown {

    /** What forms may read of it. */
    static final Set<String> NAMES = Set.of(
            "siteName",
            "activity",
            "asked",
            "taskLinks",
            "due",
            "refusal",
            "actionText",
            "testSiteName",
            "proposedStart",
            "siteSaid",
            "adviceSummary",
            "signedOff");

    private static final String NOT_SETTLED = "not settled yet";

    private final Programmes programmes;
    private final Raci raci;
    private final Approvals approvals;
    private final Agreements agreements;
    private final Windows windows;
    private final Outages outages;
    private final ReleaseContent content;
    private final People people;

    TaskShown(
            Programmes programmes,
            Raci raci,
            Approvals approvals,
            Agreements agreements,
            Windows windows,
            Outages outages,
            ReleaseContent content,
            People people) {
        this.programmes = programmes;
        this.raci = raci;
        this.approvals = approvals;
        this.agreements = agreements;
        this.windows = windows;
        this.outages = outages;
        this.content = content;
        this.people = people;
    }

    /** Returns what the task's form may read of it, by name; what the task does not have is left out. */
    Map<String, Supplier<?>> of(DelegateTask task, Release release) {
        var programme = programmes.get(release.programme());
        var shown = new LinkedHashMap<String, Supplier<?>>();
        SITE.find(task).ifPresent(site -> {
            shown.put("siteName", () -> programme.site(site).name());
            shown.put("proposedStart", () -> proposed(programme, release, site));
            shown.put("siteSaid", () -> said(programme, release, site));
        });
        GROUP.find(task)
                .flatMap(group -> theirSites(programme, release, group))
                .ifPresent(sites -> shown.put("whoIsHit", () -> sites));
        windowOf(task, release).ifPresent(window -> {
            var time = programme.time();
            shown.put("downtime", () -> time.onForm(window.startsAt(), window.predictedEnd()));
            shown.put("downtimeStart", () -> time.onForm(window.startsAt()));
            shown.put("downtimeReason", () -> FormText.line(window.reason()));
        });
        ACTIVITY.find(task).map(programme::raci).ifPresent(row -> {
            shown.put("activity", row::activity);
            shown.put("asked", () -> asked(programme, release, row, GROUP.find(task)));
        });
        shown.put("taskLinks", () -> links(programme, TaskProperties.list(task, "links")));
        shown.put(
                "due",
                () -> task.getDueDate() == null
                        ? NOT_SETTLED
                        : programme.time().inMessage(task.getDueDate().toInstant()));
        shown.put("refusal", () -> FormText.line(REFUSAL.find(task).orElse("")));
        shown.put("actionText", () -> Objects.toString(task.getVariable("actionText"), ""));
        shown.put(
                "testSiteName",
                () -> TEST_SITE
                        .find(task)
                        .map(site -> programme.site(site).name())
                        .orElse(NOT_SETTLED));
        shown.put("adviceSummary", () -> advice(programme, release, task));
        shown.put("signedOff", () -> signedOff(programme, release));
        return shown;
    }

    /** The question of the programme, with what is proposed and for whom; that of the activity where it says none. */
    private String asked(Programme programme, Release release, Programme.RaciRow row, Optional<String> group) {
        return row.asks() == null
                ? "Do you have a concern about this: " + row.activity() + "?"
                : row.asks()
                        .replace("{proposal}", proposal(programme, release))
                        .replace("{you}", group.map(programme::groupName).orElse("you"));
    }

    private String proposal(Programme programme, Release release) {
        return outages.find(release.key())
                .map(Assessment::fixExpected)
                .map(at -> "a fix by " + programme.time().inMessage(at))
                .or(() -> Optional.ofNullable(release.scheduledDate()).map(ReadableTime::day))
                .orElse("this release");
    }

    /** Who is asked as the owner of sites reads of those, and not of everybody's. */
    private Optional<String> theirSites(Programme programme, Release release, String group) {
        var theirs = programme.askedSites().stream()
                .filter(site -> programme
                        .owner(site)
                        .filter(party -> programme.partyGroup(party.id()).equals(group))
                        .isPresent())
                .toList();
        var hit = theirs.stream()
                .filter(site -> agreements
                        .find(release.key(), site.code())
                        .filter(agreement -> agreement.state() == SiteAgreement.State.LEFT_OUT)
                        .isEmpty())
                .toList();
        if (theirs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                hit.isEmpty()
                        ? "nobody at " + named(theirs) + ": it does not go there."
                        : "the users at " + named(hit) + ", while it is deployed there.");
    }

    private static String named(List<Programme.Site> sites) {
        return sites.stream().map(Programme.Site::name).collect(Collectors.joining(", "));
    }

    /** The downtime that the task is about: of its step, or of its site. */
    private Optional<Window> windowOf(DelegateTask task, Release release) {
        return WINDOW.find(task)
                .or(() -> SITE.find(task)
                        .flatMap(site -> agreements.find(release.key(), site))
                        .map(SiteAgreement::window))
                .flatMap(number -> windows.find(release.key(), number));
    }

    /** Returns the programme's pages that the model names for the task, as one line of Markdown. */
    private static String links(Programme programme, List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.ofNullable(programme.links().get(name)))
                .map(link -> "[" + link.name() + "]("
                        + link.url().toASCIIString().replace("(", "%28").replace(")", "%29") + ")")
                .collect(Collectors.joining(" · "));
    }

    private String proposed(Programme programme, Release release, String site) {
        return agreements
                .find(release.key(), site)
                .map(SiteAgreement::proposedStart)
                .map(start -> programme.time().inMessage(start))
                .orElse(NOT_SETTLED);
    }

    /** Why those who own the site proposed another date: what they said in the decision that the agreement stands on. */
    private String said(Programme programme, Release release, String site) {
        var owner = raci.ownerOf(programme.id(), site);
        return agreements
                .find(release.key(), site)
                .flatMap(agreement -> approvals.of(release.key()).stream()
                        .filter(approval -> approval.role().equals(owner) && !approval.isAdvice())
                        .filter(approval -> approval.person().equals(agreement.changedBy()))
                        .min(Comparator.comparing(
                                approval -> Duration.between(approval.decidedAt(), agreement.changedAt())
                                        .abs())))
                .map(Approval::comment)
                .filter(comment -> !comment.isBlank())
                .map(FormText::line)
                .orElse("no reason was given");
    }

    /** Advice on what stands now; what was said of an earlier plan is no answer to this one. */
    private String advice(Programme programme, Release release, DelegateTask task) {
        var asked = TaskProperties.list(task, "raci").stream()
                .map(row -> row.replaceAll(":.*", ""))
                .filter(row ->
                        programme.raci().stream().anyMatch(known -> known.id().equals(row)))
                .flatMap(row -> raci.consulted(programme.id(), row).stream())
                .distinct()
                .toList();
        var plan = content.planDigest(release.key());
        var answers = new LinkedHashMap<String, Approval>();
        approvals.of(release.key()).stream()
                .filter(approval -> approval.isAdvice() && asked.contains(approval.role()))
                .filter(approval -> approval.contentDigest().equals(plan))
                .forEach(approval -> answers.put(approval.role(), approval));
        return asked.isEmpty() ? "nobody is asked" : summary(programme, asked, answers);
    }

    private static String summary(Programme programme, List<String> asked, Map<String, Approval> answers) {
        var parts = new ArrayList<String>();
        parts.add(answers.size() + " of " + asked.size() + " answered");
        var concerned = names(programme, asked, group -> isConcern(answers.get(group)));
        if (!concerned.isEmpty()) {
            parts.add("**concern:** " + concerned);
        } else if (!answers.isEmpty()) {
            parts.add("no concern");
        }
        var silent = names(programme, asked, group -> !answers.containsKey(group));
        if (!silent.isEmpty()) {
            parts.add("no answer: " + silent);
        }
        return String.join("; ", parts);
    }

    private static boolean isConcern(@Nullable Approval answer) {
        return answer != null && answer.decision().equals("concern");
    }

    private static String names(Programme programme, List<String> groups, Predicate<String> which) {
        return groups.stream().filter(which).map(programme::groupName).collect(Collectors.joining(", "));
    }

    /** Who signed the candidate off, before somebody else confirms it. */
    private String signedOff(Programme programme, Release release) {
        return newest(release, approval -> approval.step().equals("signOffCandidate"))
                .map(approval -> FormText.markdown(people.at(approval.person(), approval.decidedAt())
                                .name())
                        + " on " + programme.time().onForm(approval.decidedAt())
                        + (approval.comment().isBlank() ? "" : ": " + FormText.line(approval.comment())))
                .orElse("nobody yet");
    }

    private Optional<Approval> newest(Release release, Predicate<Approval> which) {
        return approvals.of(release.key()).stream().filter(which).reduce((earlier, later) -> later);
    }
}
