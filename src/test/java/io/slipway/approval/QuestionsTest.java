package io.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.comms.Notice;
import io.slipway.comms.Notices;
import io.slipway.release.ReleaseKey;
import io.slipway.testing.HotfixRelease;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the forms ask reaches people as a mail too, where nothing fills a gap and nobody can look further down. */
@SlipwayTest
class QuestionsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Notices notices;

    @AfterEach
    void leaveNothing() {
        HotfixRelease.leaveNothing(context);
    }

    @Test
    void thoseOfAPlannedReleaseStandAlone() {
        var release = PlannedRelease.start(context, "Asked");
        release.throughRestore();

        assertThat(asked(release.key()))
                .anySatisfy(question -> assertThat(question)
                        .contains(
                                "## Do you accept the scope of this release?",
                                "**What changes:** 3 tickets (2 new features"))
                .anySatisfy(question -> assertThat(question)
                        .contains("## Shall this release go live on ", "**Advice:** 4 of 4 answered; no concern"))
                .anySatisfy(question -> assertThat(question)
                        .contains("## Do you sign off SIT", "4 of 4 passed", "3 of 3 with evidence"))
                .anySatisfy(question -> assertThat(question)
                        .contains(
                                "acceptable for King's College Hospital?",
                                " (London time), 3 h. FLIP at your Trust is down"))
                .anySatisfy(
                        question -> assertThat(question).contains("## Do you confirm build ", "**Signed off by:** "))
                .allSatisfy(QuestionsTest::standsAlone);
    }

    @Test
    void thoseOfAHotfixStandAlone() {
        var hotfix = HotfixRelease.start(context);
        hotfix.throughFix("yes", List.of("hub", "kch", "uclh", "gstt"));
        hotfix.throughProduction();
        hotfix.throughRootCause();

        assertThat(asked(hotfix.key()))
                .anySatisfy(question -> assertThat(question)
                        .contains("## Does FLIP have to go offline?", "severity 1, in Production (All Trusts): "))
                .anySatisfy(question -> assertThat(question)
                        .contains("## Is a fix by ", "acceptable for Product Owner?", "**When:** expected "))
                .anySatisfy(question ->
                        assertThat(question).contains("## Do you sign off this root cause analysis?", "**Remedy:** "))
                .allSatisfy(QuestionsTest::standsAlone);
    }

    private List<String> asked(ReleaseKey release) {
        return notices.of(release).stream()
                .filter(notice ->
                        List.of("task-opened", "rca-sign-off-requested").contains(notice.name()))
                .map(Notice::markdown)
                .toList();
    }

    private static void standsAlone(String question) {
        assertThat(question)
                .startsWith("## ")
                .doesNotContainPattern("(?m):\\*\\*\\s*$")
                .doesNotContain("{{", "null", "****", "  ");
    }
}
