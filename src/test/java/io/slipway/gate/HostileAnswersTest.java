package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.testing.Hostile;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.SlipwayTest;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever somebody answers in whichever task of a release, it is taken or refused in words; nothing fails. */
@SlipwayTest
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileAnswersTest {

    private static final int TRIES = 8;
    private static final int LONGEST_REFUSAL = 4000;

    @Autowired
    ApplicationContext context;

    @Autowired
    ProcessEngine engine;

    @Autowired
    TransactionTemplate transaction;

    private final JsonMapper json = new JsonMapper();
    private final Hostile hostile = new Hostile(20261127);
    private final List<String> failures = new ArrayList<>();
    private final TreeSet<String> tried = new TreeSet<>();

    @Test
    void noAnswerInAnyTaskOfAPlannedReleaseIsMoreThanRefused() {
        var release = PlannedRelease.start(context, "Hostile");
        for (var stage : stages(release)) {
            openTasks(release).forEach(task -> assault(release.life(), task));
            stage.run();
        }
        openTasks(release).forEach(task -> assault(release.life(), task));

        assertThat(failures).isEmpty();
        assertThat(tried).contains("defineScope", "planSchedule", "setWindow", "agreeDate", "recordLessons");
    }

    private static List<Runnable> stages(PlannedRelease release) {
        var life = release.life();
        return List.of(
                release::defineScope,
                () -> life.decide("product-owner", "acceptScope", "accept"),
                release::planSchedule,
                release::advise,
                () -> life.decide("dev-team", "confirmSchedule", "confirm"),
                () -> release.assessDocuments("notNeeded"),
                release::registerBuild,
                () -> {
                    release.uploadEvidence();
                    release.recordSitResults("pass");
                },
                () -> life.decide("dev-team-2", "signOffSit", "signOff"),
                () -> release.testFeatures(release.tickets().subList(0, 2)),
                () -> life.decide("product-owner", "signOffFeatures", "signOff"),
                () -> life.decide("dev-team", "confirmUatComplete", "confirm"),
                release::throughNotes,
                () -> release.recordPreProdResults("pass"),
                () -> life.decide("product-owner", "signOffOat", "signOff"),
                () -> life.decide("product-owner", "signOffCandidate", "signOff"),
                () -> life.decide("dev-team-2", "confirmCandidate", "confirm"),
                release::setWindow,
                () -> List.of("trust-kch", "trust-uclh", "trust-gstt")
                        .forEach(trust -> life.decide(trust, "agreeDate", "agree")),
                release::openWindow,
                release::smokeTest);
    }

    private List<Task> openTasks(PlannedRelease release) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(release.key().value())
                .list();
    }

    private void assault(Lifecycle life, Task task) {
        tried.add(task.getTaskDefinitionKey());
        var person = somebody(task);
        var fields = fields(task.getId());
        var digest = engine.getTaskService().getVariable(task.getId(), "contentDigest");
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var answers = new HashMap<String, Object>();
            for (var field : fields.entrySet()) {
                answers.put(field.getKey(), hostile.one(field.getValue()));
            }
            answers.put(hostile.one(List.copyOf(fields.keySet())), hostile.answer());
            if (hostile.chance(90)) {
                answers.put("contentDigest", digest);
            }
            if (hostile.chance(30)) {
                answers.put(hostile.one(List.copyOf(fields.keySet())), hostile.answer());
            }
            attempt(life, task, person, answers);
        }
    }

    /** Rolled back, so that the release stays where it is even if the answer is taken. */
    private void attempt(Lifecycle life, Task task, String person, Map<String, Object> answers) {
        var thrown = catchThrowable(() -> life.as(
                person,
                () -> transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    if (task.getAssignee() == null) {
                        engine.getTaskService().claim(task.getId(), person);
                    }
                    engine.getTaskService().complete(task.getId(), answers);
                })));
        if (thrown == null) {
            return;
        }
        var answer = answer(thrown);
        if (answer.status() >= 500 || answer.told().length() > LONGEST_REFUSAL) {
            failures.add(
                    cut(task.getTaskDefinitionKey() + " " + answers) + " → " + cut(answer + " of " + roots(thrown)));
        }
    }

    private record Answer(int status, String told) {}

    private static Answer answer(Throwable thrown) {
        if (!(thrown instanceof ProcessEngineException failure)) {
            return new Answer(500, "not the engine's");
        }
        var address = mock(UriInfo.class);
        when(address.getPath()).thenReturn("task/any/complete");
        var response = new EngineFailures.OfEngine(address).toResponse(failure);
        return new Answer(response.getStatus(), String.valueOf(response.getEntity()));
    }

    /** Returns somebody who may take the task. */
    private String somebody(Task task) {
        var groups = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .flatMap(link -> Stream.ofNullable(link.getGroupId()))
                .toList();
        return task.getAssignee() != null
                ? task.getAssignee()
                : engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup(groups.get(0))
                        .list()
                        .get(0)
                        .getId();
    }

    /** Returns the fields of the task's form, each with values that it offers or that look right. */
    private Map<String, List<Object>> fields(String task) {
        var fields = new HashMap<String, List<Object>>();
        try (var form = engine.getFormService().getDeployedTaskForm(task)) {
            components(json.readTree(form)).filter(part -> part.has("key")).forEach(part -> {
                var offered = StreamSupport.stream(part.path("values").spliterator(), false)
                        .map(value -> (Object) value.path("value").asText())
                        .toList();
                fields.put(
                        part.path("key").asText(),
                        offered.isEmpty() ? List.of("2027-03-01T19:00", "Checked", true, List.of("kch")) : offered);
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return fields;
    }

    private static Stream<JsonNode> components(JsonNode part) {
        return Stream.concat(
                Stream.of(part),
                StreamSupport.stream(part.path("components").spliterator(), false)
                        .flatMap(HostileAnswersTest::components));
    }

    private static String roots(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause.getClass().getSimpleName() + " " + cut(String.valueOf(cause.getMessage())))
                .toList()
                .toString();
    }

    private static String cut(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600) + "… (" + text.length() + ")";
    }
}
