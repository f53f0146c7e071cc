package io.slipway.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.programme.Flip;
import io.slipway.readiness.Criteria;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.testing.Requirement;
import io.slipway.testing.TaskForms;
import io.slipway.testing.TestClock;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class NoticesTest {

    private final Room room = Room.get();
    private final Notices notices = room.bean(Notices.class);
    private final TestClock clock = room.bean(TestClock.class);
    private final FaultyMailServer server = new FaultyMailServer();

    @BeforeEach
    void sendToTheServer() {
        room.emptyQueue();
        room.bean(JavaMailSenderImpl.class).setPort(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Requirement("F-R02.AIC")
    void aStepWritesOneNoticeAndNothingLeavesBeforeTheCommit() {
        var release = room.release(step("schedule-announced", "F-R02", "I", "uat-testers")
                .userTask("waits")
                .endEvent()
                .done());

        assertThat(notices.of(release)).singleElement().satisfies(notice -> {
            assertThat(notice.name()).isEqualTo("schedule-announced");
            assertThat(notice.subject())
                    .isEqualTo("For information: FLIP federated learning platform "
                            + release.value().substring(5) + " is planned");
            assertThat(notice.deliveries()).extracting(Delivery::party).contains("ai-centre", "uat-testers");
        });
        assertThat(server.attempts()).isEmpty();
    }

    @Test
    void aStepThatIsRolledBackLeavesNoNoticeAndItsRepetitionLeavesOne() {
        var release = room.release(Bpmn.createExecutableProcess("planned-release")
                .camundaHistoryTimeToLive(30)
                .startEvent()
                .userTask("before")
                .serviceTask("announce")
                .camundaDelegateExpression("${sendNotice}")
                .camundaInputParameter("notice", "schedule-announced")
                .camundaInputParameter("activity", "F-R02")
                .camundaInputParameter("letters", "I")
                .serviceTask("fails")
                .camundaExpression("${failOnce.execute(execution)}")
                .userTask("after")
                .endEvent()
                .done());
        room.bean(FailOnce.class).failNext();
        var tasks = room.bean(TaskService.class);
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(release.value())
                .singleResult();

        assertThatThrownBy(() -> tasks.complete(task.getId())).hasMessageContaining("lost");
        assertThat(notices.of(release)).isEmpty();

        tasks.complete(task.getId());
        assertThat(notices.of(release)).hasSize(1);
    }

    @Test
    void aModelThatComesByAgainTellsPeopleAgain() {
        var release = room.release();
        room.announce(release, "release-notes", "F-R04", "I", List.of(), 0);
        room.announce(release, "release-notes", "F-R04", "I", List.of(), 0);
        assertThat(notices.of(release)).hasSize(2);
    }

    @Test
    @Requirement("F-068")
    void theNewestNotesTravelInTheMail() {
        var release = room.release();
        var documents = room.bean(ReleaseDocuments.class);
        documents.write(release, "release-notes", "Notes", "## Old news\n", "");
        documents.write(
                release, "release-notes", "Notes", "## Exports\n\n| Ticket | Change |\n|-|-|\n| F-1 | CSV |\n", "");
        room.announce(release, "release-notes", "F-R04", "I", List.of(), 0);

        room.bean(Outbox.class).deliverDue();

        assertThat(room.newest(release).markdown())
                .contains("## Exports", "| F-1 | CSV |")
                .doesNotContain("Old news");
        assertThat(server.taken()).hasSize(room.newest(release).deliveries().size());
    }

    @Test
    void tellingPeopleMeetsTheCriterionTheStepNames() {
        var release = room.release(step("documents-shared", "F-R05", "I", "trusts")
                .camundaInputParameter("meets", "trainingShared")
                .userTask("waits")
                .endEvent()
                .done());
        assertThat(room.bean(Criteria.class).isMet(room.bean(Releases.class).get(release), "trainingShared"))
                .isTrue();
    }

    @Test
    @Requirement({"F-081", "F-083"})
    void aDowntimeThatMovesAndIsCalledOffIsOneCalendarEntryThroughout() {
        var start = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        var release = room.releaseWithWindow(start, start.plusSeconds(7200));
        var told = new String[] {"party:trust-kch", "ai-centre"};

        room.tell(release, "downtime-announced", told);
        var announced = invitation(release, "ai-centre");
        room.bean(Windows.class).set(release, new Window(1, start, start.plusSeconds(9000), "More to do"));
        room.tell(release, "downtime-moved", told);
        var moved = invitation(release, "ai-centre");
        room.tell(release, "downtime-cancelled", "trusts");
        var cancelled = invitation(release, "ai-centre");

        assertThat(List.of(announced, moved, cancelled))
                .extracting(calendar -> property(calendar, "UID"))
                .containsOnly(property(announced, "UID"));
        assertThat(List.of(announced, moved, cancelled))
                .extracting(calendar -> property(calendar, "SEQUENCE"))
                .containsExactly("0", "1", "2");
        assertThat(List.of(announced, moved, cancelled))
                .extracting(
                        calendar -> calendar.getProperty("METHOD").orElseThrow().getValue())
                .containsExactly("REQUEST", "REQUEST", "CANCEL");
        assertThat(property(cancelled, "STATUS")).isEqualTo("CANCELLED");
        assertThat(Instant.from(java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX")
                        .parse(property(moved, "DTEND"))))
                .isEqualTo(start.plusSeconds(9000));
        assertThat(property(announced, "ATTENDEE")).isEqualTo("mailto:" + address("ai-centre"));
        assertThat(room.newest(release).deliveries())
                .extracting(Delivery::party)
                .containsOnly("trust-kch", "ai-centre");

        room.tell(release, "downtime-cancelled", "trusts");
        assertThat(notices.of(release)).hasSize(3);
    }

    @Test
    @Requirement("F-081")
    void everybodyIsToldOnlyWhenTheNewestNewsReachedEachOfThem() {
        var start = clock.instant().plus(Duration.ofDays(3));
        var release = room.releaseWithWindow(start, start.plusSeconds(7200));
        assertThat(notices.everybodyTold(release, 1)).isFalse();

        room.tell(release, "downtime-announced", "trusts");
        assertThat(notices.everybodyTold(release, 1)).isFalse();
        server.answer(address("trust-gstt"), 550);
        room.bean(Outbox.class).deliverDue();

        assertThat(notices.everybodyTold(release, 1)).isFalse();
        assertThat(TaskForms.content(
                        room.bean(UndeliveredContent.class),
                        room.bean(Releases.class).get(release),
                        "tellInPerson"))
                .extractingByKey("undelivered")
                .asString()
                .contains("Guy's and St Thomas'", address("trust-gstt"), "550")
                .doesNotContain("King's");

        server.answer(address("trust-gstt"), 250);
        notices.resend(notices.undelivered(release).get(0).id(), "dev-team");
        room.bean(Outbox.class).deliverDue();
        assertThat(notices.everybodyTold(release, 1)).isTrue();
        assertThat(notices.everybodyTold(release, 0)).isTrue();
        assertThat(notices.everybodyTold(release, 2)).isFalse();

        room.tell(release, "downtime-moved", "trusts");
        assertThat(notices.everybodyTold(release, 1)).isFalse();
    }

    @Test
    @Requirement("F-081")
    void theCheckAndTheReminderAreStepsOfTheModel() {
        var release = room.release(Bpmn.createExecutableProcess("planned-release")
                .camundaHistoryTimeToLive(30)
                .startEvent()
                .parallelGateway("fork")
                .userTask("agreeDate")
                .name("Agree the date")
                .camundaCandidateGroups("flip-trust-kch,flip-ai-centre")
                .camundaDueDate("2026-11-01T17:00:00")
                .endEvent()
                .moveToNode("fork")
                .userTask("waits")
                .serviceTask("remindOverdue")
                .camundaDelegateExpression("${remindOverdue}")
                .serviceTask("remindAgain")
                .camundaDelegateExpression("${remindOverdue}")
                .serviceTask("checkDowntimeTold")
                .camundaDelegateExpression("${checkDowntimeTold}")
                .userTask("after")
                .endEvent()
                .done());
        var tasks = room.bean(TaskService.class);
        var overdue = tasks.createTaskQuery()
                .processInstanceBusinessKey(release.value())
                .taskDefinitionKey("agreeDate")
                .singleResult();
        overdue.setDueDate(Date.from(clock.instant().minusSeconds(60)));
        tasks.saveTask(overdue);
        clock.advanceTo(clock.instant().plus(Duration.ofHours(2)));

        tasks.complete(tasks.createTaskQuery()
                .processInstanceBusinessKey(release.value())
                .taskDefinitionKey("waits")
                .singleResult()
                .getId());

        assertThat(notices.of(release)).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).startsWith("Overdue: Agree the date");
            assertThat(notice.markdown()).contains("/tasks/" + overdue.getId());
            assertThat(notice.deliveries()).extracting(Delivery::party).containsOnly("trust-kch", "ai-centre");
        });
        assertThat(room.bean(RuntimeService.class)
                        .createVariableInstanceQuery()
                        .variableName("everybodyTold")
                        .processInstanceIdIn(overdue.getProcessInstanceId())
                        .singleResult()
                        .getValue())
                .isEqualTo(false);
    }

    private static AbstractFlowNodeBuilder<?, ?> start() {
        return Bpmn.createExecutableProcess("planned-release")
                .camundaHistoryTimeToLive(30)
                .startEvent();
    }

    private static org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder step(
            String notice, String activity, String letters, String alsoTo) {
        return start().serviceTask("announce")
                .camundaDelegateExpression("${sendNotice}")
                .camundaInputParameter("notice", notice)
                .camundaInputParameter("activity", activity)
                .camundaInputParameter("letters", letters)
                .camundaInputParameter("alsoTo", alsoTo);
    }

    private Calendar invitation(ReleaseKey release, String party) {
        var delivery = room.newest(release).deliveries().stream()
                .filter(it -> it.party().equals(party))
                .findFirst()
                .orElseThrow();
        var text = room.bean(JdbcClient.class)
                .sql("SELECT invitation FROM slw_delivery WHERE id = :id")
                .param("id", delivery.id())
                .query(String.class)
                .single();
        try {
            var calendar = new CalendarBuilder().build(new StringReader(text));
            calendar.validate();
            return calendar;
        } catch (IOException | ParserException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String property(Calendar calendar, String name) {
        return calendar.getComponents().get(0).getProperty(name).orElseThrow().getValue();
    }

    private static String address(String party) {
        return Flip.programme().party(party).contacts().get(0).email();
    }
}
