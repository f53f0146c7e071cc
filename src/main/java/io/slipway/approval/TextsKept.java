package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.downtime.Outages;
import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.Texts;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes texts that the release keeps. The task's property {@code texts} says what the text in each field is: the
 * {@code lessons} of the release, the {@code notesSummary} that its notes begin with, the {@code impact} of its issue or the
 * {@code leadTime} of the fix. Notes that are approved stay as they were read.
 */
@Component
@TaskProperty(
        name = "texts",
        of = TaskProperty.Of.FIELDS,
        values = {TextsKept.LESSONS, TextsKept.NOTES_SUMMARY, TextsKept.IMPACT, TextsKept.LEAD_TIME})
class TextsKept implements AnswerTaker {

    static final String LESSONS = "lessons";
    static final String NOTES_SUMMARY = "notesSummary";
    static final String IMPACT = "impact";
    static final String LEAD_TIME = "leadTime";

    private final Releases releases;
    private final Outages outages;

    TextsKept(Releases releases, Outages outages) {
        this.releases = releases;
        this.outages = outages;
    }

    @Override
    public void take(DelegateTask task) {
        var rules = CheckClaim.rules(task);
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var approves = rules.isApproving(DECISION.get(task));
        rules.named("texts").forEach((field, text) -> {
            if (!approves || !text.equals(NOTES_SUMMARY)) {
                keep(key, text, Answers.text(task, field));
            }
        });
    }

    private void keep(ReleaseKey key, String text, String written) {
        switch (text) {
            case LESSONS -> releases.learn(key, Texts.require("lessons", written, 2000));
            case NOTES_SUMMARY -> releases.setNotesSummary(key, Texts.require("brief description", written, 4000));
            case IMPACT -> outages.describeImpact(key, Texts.require("impact", written, 2000));
            case LEAD_TIME -> outages.estimateFix(key, Texts.require("lead time", written, 500));
            default -> throw new IllegalStateException("No text is called '" + text + "'");
        }
    }
}
