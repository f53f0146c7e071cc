package io.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slipway.deployment.following.Polls;
import io.slipway.issues.Delivered;
import io.slipway.issues.ServiceDesk;
import io.slipway.process.ReleaseProcess;
import io.slipway.release.LiveIssue;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.StartRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** One release, as its people and its machinery move it from one wait state to the next. */
public final class Lifecycle {

    /** Timers that run beside whatever the release waits for. */
    private static final Set<String> BESIDE = Set.of("reminderDue", "consultationClosed", "statusDue", "escalationDue");

    private final ApplicationContext context;
    private final ProcessEngine engine;
    private final Release release;

    private Lifecycle(ApplicationContext context, Release release) {
        this.context = context;
        this.engine = context.getBean(ProcessEngine.class);
        this.release = release;
    }

    /** Starts a planned FLIP release as a member of the dev team. */
    public static Lifecycle start(ApplicationContext context, String title) {
        var request =
                new StartRequest("flip", "planned", title, "Cohort export for researchers", null, null, null, null);
        return new Lifecycle(context, context.getBean(Releases.class).start(request, "dev-team"));
    }

    /** Starts what deals with an issue in live operation, reported by a member of the dev team. */
    public static Lifecycle start(ApplicationContext context, String type, LiveIssue issue) {
        var request = new StartRequest("flip", type, issue.summary(), "Users are hit", null, null, null, issue);
        var reception = context.getBean(ServiceDesk.class)
                .report(request, new Delivered("person", issue.reference(), true), "dev-team");
        return of(context, reception.release());
    }

    /** Goes on with a release that was started already. */
    public static Lifecycle of(ApplicationContext context, Release release) {
        return new Lifecycle(context, release);
    }

    public ReleaseKey key() {
        return release.key();
    }

    public Release release() {
        return context.getBean(Releases.class).get(key());
    }

    /** A person opens the task and reads its form. */
    public void claim(String person, String task) {
        var found = task(person, task);
        as(person, () -> engine.getTaskService().claim(found.getId(), person));
    }

    /** A person gives the task they claimed back to their group. */
    public void handBack(String person, String task) {
        var found = task(person, task);
        as(person, () -> engine.getTaskService().claim(found.getId(), null));
    }

    /** A person claims the task, unless they have, and completes it with this decision. */
    @SafeVarargs
    public final void decide(String person, String task, String decision, Map.Entry<String, Object>... answers) {
        decide(person, task(person, task), decision, answers);
    }

    /** The same with answers by the names of their fields. */
    public void decide(String person, String task, String decision, Map<String, Object> answers) {
        decide(person, task(person, task), decision, answers);
    }

    /** Returns the message with which the decision is refused; nothing may have changed. */
    @SafeVarargs
    public final String refuses(String person, String task, String decision, Map.Entry<String, Object>... answers) {
        var before = waiting();
        var refusal = catchThrowable(() -> decide(person, task, decision, answers));
        assertThat(refusal).as(task + " as " + person + " with " + decision).isNotNull();
        assertThat(waiting()).isEqualTo(before);
        return root(refusal);
    }

    /** Lets the machinery work until it waits for people or for time. */
    public void advance() {
        for (var round = 0; round < 200; round++) {
            var job = jobs().stream()
                    .filter(found -> found.getDuedate() == null && found.getRetries() > 0)
                    .findFirst();
            Polls.follow(context);
            if (job.isEmpty()) {
                if (jobs().stream().noneMatch(found -> found.getDuedate() == null && found.getRetries() > 0)) {
                    return;
                }
                continue;
            }
            engine.getManagementService().executeJob(job.get().getId());
        }
        throw new AssertionError(key() + " does not come to rest: " + waiting());
    }

    /** Makes the timer of this activity fire now. */
    public void fire(String activity) {
        var job = jobs().stream()
                .filter(found -> definition(found).equals(activity))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No timer at " + activity + "; waits at " + waiting()));
        engine.getManagementService().executeJob(job.getId());
        advance();
    }

    public void waitsAt(String... activities) {
        assertThat(waiting()).as(key() + " waits at").isEqualTo(new TreeSet<>(List.of(activities)));
    }

    public void endsAt(String endEvent) {
        assertThat(waiting()).isEmpty();
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(release.processInstanceId())
                        .activityId(endEvent)
                        .finished()
                        .count())
                .as(key() + " ends at " + endEvent)
                .isPositive();
    }

    /** Returns the user tasks and other wait states the release stands at, in all its process instances. */
    public TreeSet<String> waiting() {
        var found = new TreeSet<String>();
        engine.getTaskService().createTaskQuery().processInstanceBusinessKey(key().value()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .forEach(found::add);
        for (var instance : instances()) {
            for (var message : List.of(ReleaseProcess.RUN_FINISHED)) {
                engine.getRuntimeService()
                        .createEventSubscriptionQuery()
                        .processInstanceId(instance)
                        .eventName(message)
                        .list()
                        .forEach(subscription -> found.add(subscription.getActivityId()));
            }
        }
        jobs().stream()
                .map(this::definition)
                .filter(activity -> !BESIDE.contains(activity))
                .forEach(found::add);
        return found;
    }

    /** Returns the groups the task is offered to. */
    public List<String> offeredTo(String task) {
        var found = tasks(task);
        assertThat(found)
                .as(task + " of " + key() + ", which waits at " + waiting())
                .isNotEmpty();
        return found.stream()
                .flatMap(one -> engine.getTaskService().getIdentityLinksForTask(one.getId()).stream())
                .map(link -> link.getGroupId())
                .filter(group -> group != null)
                .sorted()
                .toList();
    }

    public List<Task> tasks(String task) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key().value())
                .taskDefinitionKey(task)
                .list();
    }

    /** Returns what the form of the task suggests to answer in the field; null where it suggests nothing. */
    public @Nullable Object suggested(String task, String field) {
        return engine.getTaskService().getVariable(tasks(task).get(0).getId(), field);
    }

    /** Returns what the form of the task shows. */
    public SpinJsonNode shown(String task) {
        return (SpinJsonNode)
                engine.getTaskService().getVariableLocal(tasks(task).get(0).getId(), "content");
    }

    /** Returns what the forms of all tasks of this kind show under the name. */
    public List<String> shownInAll(String task, String name) {
        return tasks(task).stream()
                .map(one -> (SpinJsonNode) engine.getTaskService().getVariableLocal(one.getId(), "content"))
                .map(content -> content.prop(name).stringValue())
                .toList();
    }

    @SafeVarargs
    private void decide(String person, Task task, String decision, Map.Entry<String, Object>... answers) {
        decide(person, task, decision, Map.ofEntries(answers));
    }

    private void decide(String person, Task task, String decision, Map<String, Object> answers) {
        var variables = new HashMap<>(answers);
        variables.put("decision", decision);
        as(person, () -> {
            if (task.getAssignee() == null) {
                engine.getTaskService().claim(task.getId(), person);
            }
            variables.putIfAbsent("contentDigest", engine.getTaskService().getVariable(task.getId(), "contentDigest"));
            engine.getTaskService().complete(task.getId(), variables);
        });
        advance();
    }

    /** Does something the way a signed-in person does: with their groups and rights. */
    public void as(String person, Runnable action) {
        var people = engine.getIdentityService();
        var groups = people.createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId())
                .toList();
        people.setAuthentication(person, groups);
        try {
            action.run();
        } finally {
            people.clearAuthentication();
        }
    }

    private Task task(String person, String task) {
        var candidates = tasks(task);
        assertThat(candidates)
                .as(task + " of " + key() + ", which waits at " + waiting())
                .isNotEmpty();
        var groups = engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId())
                .toList();
        return candidates.stream()
                .filter(one -> engine.getTaskService().getIdentityLinksForTask(one.getId()).stream()
                        .anyMatch(link -> groups.contains(link.getGroupId())))
                .findFirst()
                .orElse(candidates.get(0));
    }

    private List<Job> jobs() {
        var found = new ArrayList<Job>();
        instances()
                .forEach(instance -> found.addAll(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance)
                        .list()));
        return found;
    }

    private List<String> instances() {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key().value())
                .list()
                .stream()
                .map(instance -> instance.getId())
                .toList();
    }

    private String definition(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private static String root(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
