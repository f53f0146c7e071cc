package io.slipway.release;

import static io.slipway.process.ReleaseProcess.PREDICTED_END_MOVED;
import static io.slipway.process.ReleaseProcess.PROGRAMME;
import static io.slipway.process.ReleaseProcess.RELEASE;
import static io.slipway.process.ReleaseProcess.RELEASE_TYPE;
import static io.slipway.process.ReleaseProcess.RELEASE_WITHDRAWN;
import static io.slipway.process.ReleaseProcess.RUN;
import static io.slipway.process.ReleaseProcess.RUN_FINISHED;
import static io.slipway.process.ReleaseProcess.RUN_OUTCOME;

import io.slipway.programme.Programmes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The releases of all programmes. The only class that starts lifecycles and sends them messages. */
@Service
public class Releases {

    /** The activity from which on a release can no longer be withdrawn: users are affected. */
    static final String POINT_OF_NO_RETURN = "raiseBanner";

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

    private final JdbcClient db;
    private final VersionLedger versions;
    private final Programmes programmes;
    private final RuntimeService engine;
    private final HistoryService history;
    private final IdentityService people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Releases(
            JdbcClient db,
            VersionLedger versions,
            Programmes programmes,
            RuntimeService engine,
            HistoryService history,
            IdentityService people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.versions = versions;
        this.programmes = programmes;
        this.engine = engine;
        this.history = history;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** Gives the release its version and key and starts its lifecycle, all in one transaction. */
    @Transactional
    public Release start(StartRequest request, String requestedBy) {
        return onOwnAuthority(() -> started(request, requestedBy));
    }

    private Release started(StartRequest request, String requestedBy) {
        var programme = programmes.get(request.programme());
        var type = programme.releaseType(request.type());
        check(request);
        var version = versions.next(programme, type, request);
        var key = ReleaseKey.of(programme.id(), version);
        insert(key, request, version, requestedBy);
        var instance = engine.createProcessInstanceByKey(type.process())
                .businessKey(key.value())
                .setVariables(Map.ofEntries(
                        PROGRAMME.is(programme.id()),
                        RELEASE_TYPE.is(type.id()),
                        RELEASE.is(key + " " + request.title().strip())))
                .execute();
        db.sql("UPDATE slw_release SET process_instance_id = :instance WHERE release_key = :key")
                .param("instance", instance.getId())
                .param("key", key.value())
                .update();
        var release = get(key);
        events.publishEvent(new ReleaseStarted(release));
        return release;
    }

    public Optional<Release> find(ReleaseKey key) {
        return db.sql("SELECT * FROM slw_release WHERE release_key = :key")
                .param("key", key.value())
                .query(Releases::release)
                .optional();
    }

    public Release get(ReleaseKey key) {
        return find(key).orElseThrow(() -> new RuleBroken("There is no release " + key));
    }

    /** Ties the release to an item of the product roadmap (F-002). */
    public void setRoadmapReference(ReleaseKey key, String reference) {
        set(key, "roadmap_reference", Texts.require("roadmapReference", reference, 200));
    }

    /** Sets the brief description that the release notes begin with (F-064). */
    public void setNotesSummary(ReleaseKey key, String summary) {
        set(key, "notes_summary", Texts.require("notesSummary", summary, 4000));
    }

    private void set(ReleaseKey key, String column, String value) {
        db.sql("UPDATE slw_release SET " + column + " = :value WHERE release_key = :key")
                .param("value", value)
                .param("key", key.value())
                .update();
    }

    /** Returns every release, the newest first. */
    public List<Release> all() {
        return db.sql("SELECT * FROM slw_release ORDER BY requested_at DESC, release_key DESC")
                .query(Releases::release)
                .list();
    }

    /** Ends the lifecycle before production is touched; refused, with the reason, when it is too late. */
    @Transactional
    public void withdraw(ReleaseKey key, String by, String reason) {
        onOwnAuthority(() -> withdrawn(key, by, reason));
    }

    private Release withdrawn(ReleaseKey key, String by, String reason) {
        var release = get(key);
        if (reason.isBlank()) {
            throw new RuleBroken(
                    "Withdrawing " + key + " needs a reason; write one sentence that those told will read");
        }
        if (isRunning(release, "rollout") && reached(release, POINT_OF_NO_RETURN)) {
            throw new RuleBroken(
                    key + " can no longer be withdrawn: its downtime has begun. Decide in the task at hand");
        }
        if (waitsForRun(key)) {
            throw new RuleBroken(
                    "A deployment of " + key + " is running; wait until it ended or cancel it, then withdraw");
        }
        var waiting = engine.createExecutionQuery()
                .processInstanceBusinessKey(key.value())
                .messageEventSubscriptionName(RELEASE_WITHDRAWN)
                .list();
        if (waiting.isEmpty()) {
            throw new RuleBroken(key + " has ended; there is nothing to withdraw");
        }
        db.sql("UPDATE slw_release SET withdrawn_reason = :reason, withdrawn_by = :by WHERE release_key = :key")
                .param("by", by)
                .param("reason", reason)
                .param("key", key.value())
                .update();
        engine.messageEventReceived(RELEASE_WITHDRAWN, waiting.get(0).getId());
        return release;
    }

    /** The system will be back at another time than predicted: the banner and those told must follow (F-083). */
    @Transactional
    public void predictedEndMoved(ReleaseKey key, Instant predictedEnd, String by) {
        onOwnAuthority(() -> moved(key, predictedEnd, by));
    }

    private int moved(ReleaseKey key, Instant predictedEnd, String by) {
        var now = clock.instant();
        if (!predictedEnd.isAfter(now)) {
            throw new RuleBroken("The predicted return must lie ahead; " + predictedEnd + " has passed");
        }
        var waiting = engine.createExecutionQuery()
                .processInstanceBusinessKey(key.value())
                .messageEventSubscriptionName(PREDICTED_END_MOVED)
                .list();
        if (waiting.isEmpty()) {
            throw new RuleBroken(key + " has no downtime whose end could move");
        }
        var moved = db.sql("UPDATE slw_window SET predicted_end = :end WHERE release_key = :key AND number ="
                        + " (SELECT MAX(number) FROM slw_window WHERE release_key = :key AND starts_at <= :now)")
                .param("end", Rows.at(predictedEnd))
                .param("key", key.value())
                .param("now", Rows.at(now))
                .update();
        if (moved == 0) {
            throw new RuleBroken("The downtime of " + key + " has not begun; change its window instead");
        }
        engine.messageEventReceived(PREDICTED_END_MOVED, waiting.get(0).getId());
        return moved;
    }

    /**
     * Tells the lifecycle that a run it waits for has ended.
     *
     * @return false when nothing waits for the run yet, so the caller tries again later
     */
    @Transactional
    public boolean runFinished(ReleaseKey key, String run, String outcome) {
        return onOwnAuthority(() -> delivered(key, run, outcome));
    }

    private boolean delivered(ReleaseKey key, String run, String outcome) {
        var waiting = engine
                .createExecutionQuery()
                .processInstanceBusinessKey(key.value())
                .messageEventSubscriptionName(RUN_FINISHED)
                .list()
                .stream()
                .filter(execution -> run.equals(engine.getVariable(execution.getId(), RUN.name())))
                .findFirst();
        if (waiting.isEmpty()) {
            return false;
        }
        engine.messageEventReceived(RUN_FINISHED, waiting.get().getId(), Map.ofEntries(RUN_OUTCOME.is(outcome)));
        return true;
    }

    /** Settles the date; the exact time comes later, with the window. */
    public void schedule(ReleaseKey key, LocalDate date) {
        set(key, "scheduled_date", date);
    }

    /** What went well and what to do better, for the report. */
    public void learn(ReleaseKey key, String lessons) {
        set(key, "lessons", lessons);
    }

    public Optional<String> lessons(ReleaseKey key) {
        return db.sql("SELECT lessons FROM slw_release WHERE release_key = :key AND lessons IS NOT NULL")
                .param("key", key.value())
                .query(String.class)
                .optional();
    }

    private void set(ReleaseKey key, String column, Object value) {
        db.sql("UPDATE slw_release SET " + column + " = :value WHERE release_key = :key")
                .param("value", value)
                .param("key", key.value())
                .update();
    }

    /**
     * Puts a trouble that people must see onto the running lifecycle, where Cockpit and the release's page show it. A
     * lifecycle that has ended can carry no incident, so then it goes to the log.
     */
    @Transactional
    public void raiseIncident(ReleaseKey key, String type, String message) {
        var place = find(key).map(Release::processInstanceId).flatMap(this::placeInModel);
        if (place.isEmpty()) {
            LOG.error("{}: {}: {}", key, type, message);
            return;
        }
        engine.createIncident(type, place.get(), key.value(), message);
    }

    private Optional<String> placeInModel(String processInstance) {
        return Optional.ofNullable(engine.getActivityInstance(processInstance)).flatMap(Releases::firstLeaf);
    }

    private static Optional<String> firstLeaf(ActivityInstance place) {
        return Stream.concat(
                        Arrays.stream(place.getChildTransitionInstances()).map(TransitionInstance::getExecutionId),
                        Arrays.stream(place.getChildActivityInstances())
                                .flatMap(child ->
                                        firstLeaf(child)
                                                .or(() -> Arrays.stream(child.getExecutionIds())
                                                        .findFirst())
                                                .stream()))
                .findFirst();
    }

    /**
     * Who may ask for what is decided before a call gets here; the engine's own rights would also let those who may
     * start a release start it past its record, so nobody has them.
     */
    private <T> T onOwnAuthority(Supplier<T> call) {
        var signedIn = people.getCurrentAuthentication();
        people.clearAuthentication();
        try {
            return call.get();
        } finally {
            if (signedIn != null) {
                people.setAuthentication(signedIn);
            }
        }
    }

    private boolean waitsForRun(ReleaseKey key) {
        return engine.createExecutionQuery()
                        .processInstanceBusinessKey(key.value())
                        .messageEventSubscriptionName(RUN_FINISHED)
                        .count()
                > 0;
    }

    private boolean isRunning(Release release, String activity) {
        return release.processInstanceId() != null
                && history.createHistoricActivityInstanceQuery()
                                .processInstanceId(release.processInstanceId())
                                .activityId(activity)
                                .unfinished()
                                .count()
                        > 0;
    }

    private boolean reached(Release release, String activity) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(release.processInstanceId())
                        .activityId(activity)
                        .count()
                > 0;
    }

    private static void check(StartRequest request) {
        Texts.require("title", request.title(), 200);
        Texts.require("reason", request.reason(), 2000);
    }

    private void insert(ReleaseKey key, StartRequest request, Version version, String requestedBy) {
        try {
            db.sql("""
                    INSERT INTO slw_release (release_key, programme, release_type, version, major_part, minor_part,
                        patch_part, emergency_part, title, reason, roadmap_reference, requested_by, requested_at)
                    VALUES (:key, :programme, :type, :version, :major, :minor, :patch, :emergency, :title, :reason,
                        :roadmap, :by, :at)""")
                    .param("key", key.value())
                    .param("programme", request.programme())
                    .param("type", request.type())
                    .param("version", version.toString())
                    .param("major", version.major())
                    .param("minor", version.minor())
                    .param("patch", version.patch())
                    .param("emergency", version.emergency())
                    .param("title", request.title().strip())
                    .param("reason", request.reason().strip())
                    .param("roadmap", request.roadmapReference())
                    .param("by", requestedBy)
                    .param("at", Rows.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("Version " + version + " was given to another release at this moment; ask again");
        }
    }

    private static Release release(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Release(
                new ReleaseKey(row.getString("release_key")),
                row.getString("programme"),
                row.getString("release_type"),
                Version.parse(row.getString("version")),
                row.getString("title"),
                row.getString("reason"),
                row.getString("roadmap_reference"),
                row.getString("build_name"),
                row.getString("notes_summary"),
                row.getObject("scheduled_date", LocalDate.class),
                row.getString("requested_by"),
                Rows.instant(row, "requested_at"),
                row.getString("process_instance_id"),
                row.getString("withdrawn_reason"));
    }
}
