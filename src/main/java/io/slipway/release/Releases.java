package io.slipway.release;

import static io.slipway.process.ReleaseProcess.ACTION;
import static io.slipway.process.ReleaseProcess.BACK_ONLINE;
import static io.slipway.process.ReleaseProcess.OUTAGE_END_MOVED;
import static io.slipway.process.ReleaseProcess.PREDICTED_END_MOVED;
import static io.slipway.process.ReleaseProcess.PROGRAMME;
import static io.slipway.process.ReleaseProcess.RELEASE_TYPE;
import static io.slipway.process.ReleaseProcess.RELEASE_WITHDRAWN;
import static io.slipway.process.ReleaseProcess.RUN;
import static io.slipway.process.ReleaseProcess.RUN_FINISHED;
import static io.slipway.process.ReleaseProcess.RUN_OUTCOME;
import static io.slipway.process.ReleaseProcess.SCOPE_CHANGED;
import static io.slipway.process.ReleaseProcess.SCOPE_CHANGE_ASKED;
import static io.slipway.process.ReleaseProcess.SCOPE_OPEN;
import static io.slipway.process.ReleaseProcess.TICKET_CHANGE;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.process.SideLifecycle;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.ReleaseType;
import io.slipway.programme.Programmes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The releases of all programmes. The only class that starts lifecycles and sends them messages. */
@Service
public class Releases {

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

    private final ReleaseTable table;
    private final VersionLedger versions;
    private final ReleaseIssues issues;
    private final ImpactedParties impacted;
    private final Programmes programmes;
    private final Lifecycles lifecycles;
    private final ObjectProvider<ShownDowntimes> downtimes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Releases(
            ReleaseTable table,
            VersionLedger versions,
            ReleaseIssues issues,
            ImpactedParties impacted,
            Programmes programmes,
            Lifecycles lifecycles,
            ObjectProvider<ShownDowntimes> downtimes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.versions = versions;
        this.issues = issues;
        this.impacted = impacted;
        this.programmes = programmes;
        this.lifecycles = lifecycles;
        this.downtimes = downtimes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives the release its version and key and starts its lifecycle, all in one transaction.
     *
     * @throws RuleBroken when a rule of the programme stands against it; the message says which
     */
    @Transactional
    public Release start(StartRequest request, String requestedBy) {
        var programme = programmes.get(request.programme());
        var type = programme.releaseType(request.type());
        check(request);
        Starters.check(programme, type, request);
        StartTerms.check(programme, type, request);
        StartTerms.checkValidity(programme, today(programme));
        var version = type.series() == null ? versions.next(programme, type, request) : null;
        var key = version == null
                ? ReleaseKey.of(programme.id(), String.valueOf(type.series()), table.count(programme.id(), type) + 1)
                : ReleaseKey.of(programme, request.terms().party(), version);
        table.insert(key, request, version, requestedBy);
        StartTerms.kind(programme, request).ifPresent(kind -> table.set(key, "party_kind", kind));
        impacted.add(key, StartTerms.impacted(programme, request));
        if (request.issue() != null) {
            issues.add(programme.id(), request.issue(), key);
        }
        if (request.issue() != null && version != null) {
            events.publishEvent(new IssueTakenUp(key, request.issue()));
        }
        var variables = Map.ofEntries(PROGRAMME.is(programme.id()), RELEASE_TYPE.is(type.id()));
        table.set(key, "process_instance_id", lifecycles.start(type.process(), key, variables, requestedBy));
        var release = get(key);
        events.publishEvent(new ReleaseStarted(release));
        return release;
    }

    /** Opens a record of its own for what releases nothing and asks for a person's decision. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Release open(StartRequest request, Map<String, Object> facts, String by) {
        var programme = programmes.get(request.programme());
        var type = programme.releaseType(request.type());
        var key = ReleaseKey.of(programme.id(), String.valueOf(type.series()), table.count(programme.id(), type) + 1);
        table.insert(key, request, null, by);
        var variables = new HashMap<>(facts);
        variables.putAll(Map.ofEntries(PROGRAMME.is(programme.id()), RELEASE_TYPE.is(type.id())));
        table.set(key, "process_instance_id", lifecycles.start(type.process(), key, variables, by));
        var record = get(key);
        events.publishEvent(new ReleaseStarted(record));
        return record;
    }

    /** Returns the releases of the type, the newest first. */
    public List<Release> all(String programme, ReleaseType type) {
        return table.all(programme, type);
    }

    /** Returns the releases of the party, or of the programme where its releases are nobody's own; the newest first. */
    public List<Release> ofParty(String programme, @Nullable String party) {
        return programmes.get(programme).releaseTypes().stream()
                .flatMap(type -> table.all(programme, type).stream())
                .filter(release -> Objects.equals(release.party(), party))
                .toList();
    }

    /** Nobody else holds or ends the release until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(ReleaseKey key) {
        table.lock(key);
    }

    public Optional<Release> find(ReleaseKey key) {
        return table.find(key);
    }

    /** @throws RuleBroken when there is none */
    public Release get(ReleaseKey key) {
        return find(key).orElseThrow(() -> new RuleBroken("There is no release " + key));
    }

    /** Tells whether the process instance, one of a release or of a model that it calls, is still at work. */
    public boolean isAtWork(String processInstance) {
        return lifecycles.isRunning(processInstance);
    }

    /** Tells whether the lifecycle has come to an end, well or not. */
    public boolean hasEnded(Release release) {
        return !lifecycles.isRunning(String.valueOf(release.processInstanceId()));
    }

    /** Ties the release to an item of the product's plan (F-002). */
    public void setPlanReference(ReleaseKey key, String reference) {
        table.set(key, "plan_reference", Texts.require("planReference", reference, 200));
    }

    /** Sets the brief description that the release notes begin with (F-064). */
    public void setNotesSummary(ReleaseKey key, String summary) {
        table.set(key, "notes_summary", Texts.require("notesSummary", summary, 4000));
    }

    /** Returns who gave the release up; nobody, where it was not withdrawn. */
    public Optional<String> withdrawnBy(ReleaseKey key) {
        return table.text(key, "withdrawn_by");
    }

    /** Returns these of the releases by their keys. */
    public Map<ReleaseKey, Release> of(Collection<ReleaseKey> keys) {
        return table.find(keys).stream().collect(Collectors.toMap(Release::key, release -> release));
    }

    /** Returns every release whose lifecycle has not come to an end, the newest first: at work, lost, written off. */
    public List<Release> notOver() {
        return table.notOver();
    }

    /**
     * Ends the lifecycle before production is touched; refused, with the reason, when it is too late.
     *
     * @throws RuleBroken when it is too late; the message says why
     */
    @Transactional
    public void withdraw(ReleaseKey key, String by, String reason) {
        get(key);
        var explanation = Texts.require("reason", reason, 2000);
        if (table.lock(key)) {
            throw new RuleBroken(key + " is withdrawn already and has ended");
        }
        var waiting = lifecycles
                .waitingFor(key, RELEASE_WITHDRAWN)
                .orElseThrow(() -> new RuleBroken(key + " cannot be withdrawn: it has ended, or its diagram knows"
                        + " another way to give up, as the decision 'no hotfix' of a hotfix"));
        if (downtimes.stream().anyMatch(shown -> shown.wasAsked(key))) {
            throw new RuleBroken(
                    key + " can no longer be withdrawn: its downtime has begun. Decide in the task at hand,"
                            + " or have the step mended that its page shows as failed");
        }
        if (lifecycles.waitingFor(key, RUN_FINISHED).isPresent()) {
            throw new RuleBroken(
                    "A deployment of " + key + " is running; wait until it ended or cancel it, then withdraw");
        }
        table.set(key, "withdrawn_reason", explanation);
        table.set(key, "withdrawn_by", by);
        lifecycles.tell(waiting, RELEASE_WITHDRAWN, by);
    }

    /**
     * Tells why the agreed scope cannot be changed now; nothing, where it can. The model says from when and until when, by
     * {@code scopeOpen}.
     */
    public Optional<String> againstScopeChange(ReleaseKey key) {
        if (get(key).withdrawnReason() != null) {
            return Optional.of(key + " is withdrawn; its scope cannot be changed any more");
        }
        if (downtimes.stream().anyMatch(shown -> shown.wasAsked(key))) {
            return Optional.of("The downtime of " + key + " has begun; what goes out now was agreed and stays."
                    + " Put the change into the next release");
        }
        return lifecycles
                .waitingFor(key, SCOPE_CHANGE_ASKED)
                .map(waiting -> Optional.ofNullable(lifecycles.variable(waiting, SCOPE_OPEN.name())))
                .map(open -> open.map(SCOPE_OPEN::read)
                        .map(still -> still
                                ? ""
                                : "The scope of " + key + " is final, for what goes out is signed"
                                        + " off. Put the change into the next release, or withdraw this one")
                        .orElse("The scope of " + key + " is not agreed yet; it is defined in the task at hand"))
                .or(() -> Optional.of("The scope of " + key
                        + " cannot be changed: it has ended, or its diagram knows no" + " change of scope"))
                .filter(obstacle -> !obstacle.isEmpty());
    }

    /**
     * Those accountable are asked whether the agreed scope is to change.
     *
     * @throws RuleBroken when it cannot be changed; the message says why
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void scopeChangeAsked(ReleaseKey key, String by) {
        holdOpenScope(key);
        lifecycles.tell(lifecycles.waitingFor(key, SCOPE_CHANGE_ASKED).orElseThrow(), SCOPE_CHANGE_ASKED, by);
    }

    /**
     * Nobody else changes the scope until the caller's transaction ends.
     *
     * @throws RuleBroken when it cannot be changed; the message says why
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdOpenScope(ReleaseKey key) {
        hold(key);
        againstScopeChange(key).ifPresent(obstacle -> {
            throw new RuleBroken(obstacle);
        });
    }

    /**
     * The stage in which something was built or tested for the old scope ends, and a build is registered for the new one.
     *
     * @throws RuleBroken while a deployment is running, which nobody would follow to its end
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void scopeChanged(ReleaseKey key) {
        if (lifecycles.waitingFor(key, RUN_FINISHED).isPresent()) {
            throw new RuleBroken(
                    "A deployment of " + key + " is running; wait until it ended, then accept the change of scope");
        }
        lifecycles.waitingFor(key, SCOPE_CHANGED).ifPresent(stage -> lifecycles.tell(stage, SCOPE_CHANGED, Map.of()));
    }

    /**
     * Users are about to be affected: until the caller's transaction ends nobody withdraws; refused if somebody has.
     *
     * @throws RuleBroken when somebody has withdrawn the release
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void passPointOfNoReturn(ReleaseKey key) {
        if (table.lock(key)) {
            throw new RuleBroken(key + " was withdrawn; its downtime is not shown any more");
        }
    }

    /** Returns the window of the rollout that goes on and hears of another end; nothing, where none does. */
    public Optional<Integer> windowOfRollout(ReleaseKey key) {
        return lifecycles
                .waitingFor(key, PREDICTED_END_MOVED)
                .map(waiting -> WINDOW.read(lifecycles.variable(waiting, WINDOW.name())));
    }

    /** Tells the rollout that goes on that its downtime ends at another time than predicted (F-083). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void predictedEndMoved(ReleaseKey key, String by) {
        lifecycles.tell(lifecycles.waitingFor(key, PREDICTED_END_MOVED).orElseThrow(), PREDICTED_END_MOVED, by);
    }

    /** Tells whether the lifecycle hears when the service comes back that its issue took away. */
    public boolean hearsOfReturn(ReleaseKey key) {
        return lifecycles.waitingFor(key, OUTAGE_END_MOVED).isPresent();
    }

    /** Tells the lifecycle that the service comes back at another time than predicted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returnMoved(ReleaseKey key, String by) {
        lifecycles.tell(lifecycles.waitingFor(key, OUTAGE_END_MOVED).orElseThrow(), OUTAGE_END_MOVED, by);
    }

    /**
     * Tells the lifecycle that the service may be used again.
     *
     * @throws RuleBroken when it has ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void backOnline(ReleaseKey key, String by) {
        var waiting = lifecycles
                .waitingFor(key, BACK_ONLINE)
                .orElseThrow(() -> new RuleBroken(key + " has ended; there is nothing to bring back"));
        lifecycles.tell(waiting, BACK_ONLINE, by);
    }

    /**
     * Tells the lifecycle that a run it waits for has ended.
     *
     * @return false when nothing waits for the run yet, so the caller tries again later
     */
    @Transactional
    public boolean runFinished(ReleaseKey key, String run, String outcome) {
        var waiting = lifecycles.waitingFor(key, RUN_FINISHED, RUN.name(), run);
        waiting.ifPresent(
                execution -> lifecycles.tell(execution, RUN_FINISHED, Map.ofEntries(RUN_OUTCOME.is(outcome))));
        return waiting.isPresent();
    }

    /** Sets somebody to work on what an analysis of the release decided, beside its lifecycle. */
    @Transactional
    public void orderAction(ReleaseKey key, String action, String by) {
        beside(get(key), SideLifecycle.FOLLOW_UP, by, Map.ofEntries(ACTION.is(action)));
    }

    /** Analyses again what has been analysed before; of what releases nothing, that is its lifecycle from now on. */
    @Transactional
    public void analyseAgain(ReleaseKey key, String by) {
        var release = get(key);
        var instance = beside(release, SideLifecycle.ANALYSIS, by, Map.of());
        if (release.version() == null) {
            table.set(key, "process_instance_id", instance);
        }
    }

    /** Sends the list of analyses to those who have to learn of them. */
    @Transactional
    public void shareAnalyses(ReleaseKey newest, String by) {
        beside(get(newest), SideLifecycle.SHARING, by, Map.of());
    }

    /**
     * Has one ticket changed in the ticket system once the caller's transaction is committed. The ticket need not be in any
     * release, so its own key is that of the lifecycle.
     *
     * @param change the id of what is to be changed
     */
    @Transactional
    public void updateTicket(String programme, String ticket, String change, String by) {
        var variables = Map.ofEntries(PROGRAMME.is(programme), TICKET_CHANGE.is(change));
        lifecycles.start(SideLifecycle.TICKET.process(), ticket, variables, by);
    }

    private String beside(Release release, SideLifecycle side, String by, Map<String, Object> more) {
        var variables = new HashMap<>(more);
        variables.putAll(Map.ofEntries(PROGRAMME.is(release.programme()), RELEASE_TYPE.is(release.type())));
        return lifecycles.start(side.process(), release.key(), variables, by);
    }

    /**
     * Settles the date; the exact time comes later, with the window.
     *
     * @throws RuleBroken when the programme's rules no longer hold on that day
     */
    public void schedule(ReleaseKey key, LocalDate date) {
        StartTerms.checkValidity(programmes.get(get(key).programme()), date);
        table.set(key, "scheduled_date", date);
    }

    /** What went well and what to do better, for the report. */
    public void learn(ReleaseKey key, String lessons) {
        table.set(key, "lessons", lessons);
    }

    public Optional<String> lessons(ReleaseKey key) {
        return table.text(key, "lessons");
    }

    /**
     * Puts a trouble that people must see onto the running lifecycle, where Cockpit and the release's page show it. A
     * lifecycle that has ended can carry no incident, so then it goes to the log.
     */
    @Transactional
    public void raiseIncident(ReleaseKey key, String type, String message) {
        var shown = find(key)
                .map(Release::processInstanceId)
                .filter(instance -> lifecycles.incident(instance, type, key, message));
        if (shown.isEmpty()) {
            LOG.error("{}: {}: {}", key, type, message);
        }
    }

    private LocalDate today(Programme programme) {
        return clock.instant().atZone(programme.timeZone()).toLocalDate();
    }

    private static void check(StartRequest request) {
        Texts.require("title", request.title(), 200);
        Texts.require("reason", request.reason(), 2000);
        Texts.limit("planReference", Objects.requireNonNullElse(request.planReference(), ""), 200);
    }
}
