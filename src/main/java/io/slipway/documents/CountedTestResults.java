package io.slipway.documents;

import io.slipway.build.TestResult;
import io.slipway.build.TestResults;
import io.slipway.programme.Programme;
import io.slipway.release.People;
import io.slipway.release.Release;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** The test results that count: of the release's build, the newest of each test. */
@Component
class CountedTestResults {

    /** The result that a person's signing off leaves, as opposed to a tester's testing. */
    private static final String SIGN_OFF = "sign-off";

    private final TestResults results;
    private final People people;

    CountedTestResults(TestResults results, People people) {
        this.results = results;
        this.people = people;
    }

    List<NotesFacts.Result> tests(Programme programme, Release release) {
        return newest(release).stream()
                .filter(result -> !result.test().contains(SIGN_OFF))
                .map(result -> row(programme, release, result, "pass", "FAIL"))
                .toList();
    }

    List<NotesFacts.Result> signOffs(Programme programme, Release release) {
        return newest(release).stream()
                .filter(result -> result.test().contains(SIGN_OFF))
                .map(result -> row(programme, release, result, "signed off", "refused"))
                .toList();
    }

    private List<TestResult> newest(Release release) {
        var newest = new LinkedHashMap<String, TestResult>();
        results.of(release.key()).stream()
                .filter(result -> result.build().equals(release.build()))
                .forEach(result -> newest.put(result.test() + "\n" + result.subject(), result));
        return List.copyOf(newest.values());
    }

    /** A test is about an environment, a site, or a ticket. */
    private static String subject(Programme programme, String subject) {
        return programme.environments().stream()
                .filter(environment -> environment.id().equals(subject))
                .map(Programme.Environment::name)
                .findFirst()
                .orElse(subject);
    }

    private NotesFacts.Result row(Programme programme, Release release, TestResult result, String good, String bad) {
        return new NotesFacts.Result(
                result.test(),
                subject(programme, result.subject()),
                result.passed() ? good : bad,
                people.at(result.recordedBy(), result.recordedAt()).toString(),
                programme.time().inDocument(result.recordedAt()));
    }
}
