package io.slipway.comms;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the template of a digest may say: every name below can be written in it between double braces. */
record DigestFacts(String programme, String day, List<ReleaseNews> releases, String askName, String askAddress) {

    /** The news of one release, the oldest first. */
    record ReleaseNews(String release, String title, List<News> news) {}

    /** The first line of a notice, in Markdown, and where to read all of it. */
    record News(String time, String line, String address) {}

    static Set<String> names() {
        return Stream.of(DigestFacts.class, ReleaseNews.class, News.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Facts to try a template with. */
    static DigestFacts full() {
        return new DigestFacts(
                "PAY",
                "Mon 23 Nov",
                List.of(new ReleaseNews(
                        "PAY-1.4.0.0",
                        "Title",
                        List.of(new News("10:00", "The update has begun", "http://localhost/releases/PAY-1.4.0.0")))),
                "Sam Doe",
                "sam@localhost");
    }
}
