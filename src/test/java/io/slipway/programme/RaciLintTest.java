package io.slipway.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The models and the RACI speak of the same activities: none forgotten, none invented. */
class RaciLintTest {

    private static final Pattern ROW = Pattern.compile("\\b[A-Z]-R\\d\\d\\b");

    private final List<Programme> programmes = Flip.programmes().all();
    private final Map<String, String> models = models();

    @Test
    void everyActivityThatAModelNamesStandsInARaci() {
        var known = new TreeSet<String>();
        programmes.forEach(programme -> programme.raci().forEach(row -> known.add(row.id())));

        models.forEach((name, text) ->
                assertThat(rows(text)).as("RACI rows in %s", name).isSubsetOf(known));
    }

    @Test
    void everyActivityOfALifecycleThatExistsIsInSomeModel() {
        var used = new TreeSet<String>();
        models.values().forEach(text -> used.addAll(rows(text)));

        for (var programme : programmes) {
            var running = programme.releaseTypes().stream()
                    .filter(type -> models.containsKey(type.process() + ".bpmn"))
                    .map(Programme.ReleaseType::id)
                    .toList();
            var due = programme.raci().stream()
                    .filter(row -> row.lifecycles().stream().anyMatch(running::contains))
                    .map(Programme.RaciRow::id)
                    .toList();
            assertThat(used).as("RACI rows of %s in processes/", programme.id()).containsAll(due);
        }
    }

    private static Set<String> rows(String text) {
        var found = new TreeSet<String>();
        var matcher = ROW.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Map<String, String> models() {
        var models = new TreeMap<String, String>();
        var folder = Path.of("processes");
        if (!Files.isDirectory(folder)) {
            return models;
        }
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                models.put(file.getFileName().toString(), Files.readString(file));
            }
            return models;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
