package io.slipway.documents;

import io.slipway.programme.Programme;
import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.release.TestResult;
import io.slipway.release.TestResults;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** The test results that count: of the release's build, the newest of each test. */
@Component
class Results {

    /** The result that a person's signing off leaves, as opposed to a tester's testing. */
    private static final String SIGN_OFF = "sign-off";

    private final TestResults results;
    private final People people;

    Results(TestResults results, People people) {
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

    private NotesFacts.Result row(Programme programme, Release release, TestResult result, String good, String bad) {
        return new NotesFacts.Result(
                result.test(),
                result.subject().equals("release") ? release.key().value() : result.subject(),
                result.passed() ? good : bad,
                people.name(result.recordedBy()),
                PlainTime.of(programme, result.recordedAt()));
    }
}
