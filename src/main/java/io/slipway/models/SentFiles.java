package io.slipway.models;

import io.slipway.words.PlainText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Answers for every file that was sent: its name is one the engine takes, and its content is text. */
final class SentFiles {

    private static final int SHOWN = 100;
    private static final int MOST = 200;
    private static final int BYTES = 5 * 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}\\.(bpmn|dmn|form)");
    private static final Pattern ENDING = Pattern.compile(".*\\.(bpmn|dmn|form)", Pattern.CASE_INSENSITIVE);

    private SentFiles() {}

    /** Returns the files by name; {@code known} are the names of those deployed. */
    static Map<String, byte[]> checked(List<SentFile> sent, Collection<String> known) {
        if (sent.isEmpty()) {
            throw new UploadRefused(List.of("Nothing was sent; send at least one .bpmn, .dmn or .form file"));
        }
        if (sent.size() > MOST) {
            throw new UploadRefused(List.of("At most " + MOST + " files are taken at once; send less"));
        }
        if (sent.stream().mapToLong(file -> file.content().length).sum() > BYTES) {
            throw new UploadRefused(List.of("At most " + BYTES / 1024 / 1024 + " MB are taken at once; send less"));
        }
        var files = new TreeMap<String, byte[]>();
        var problems = new ArrayList<String>();
        for (var file : sent) {
            nameProblem(file.name(), known)
                    .or(() -> textProblem(file))
                    .or(() -> files.keySet().stream().anyMatch(file.name()::equalsIgnoreCase)
                            ? Optional.of("was sent twice; send one file of each name")
                            : Optional.empty())
                    .ifPresent(problem -> problems.add(shown(file.name()) + ": " + problem));
            files.putIfAbsent(file.name(), file.content());
        }
        if (!problems.isEmpty()) {
            throw new UploadRefused(problems);
        }
        return files;
    }

    private static Optional<String> nameProblem(String name, Collection<String> known) {
        if (NAME.matcher(name).matches()) {
            return known.stream()
                    .filter(one -> one.equalsIgnoreCase(name) && !one.equals(name))
                    .findFirst()
                    .map(twin -> "differs from the deployed " + twin + " by capital letters only; name it " + twin);
        }
        if (ENDING.matcher(name).matches() && !name.endsWith(ending(name))) {
            return Optional.of("the ending must be " + ending(name) + " in small letters; rename the file");
        }
        return Optional.of(
                ENDING.matcher(name).matches()
                        ? "the name may hold letters, digits, dots, hyphens and underscores, at most 120, and no folder;"
                                + " rename the file"
                        : "only .bpmn, .dmn and .form files are deployed; leave this one out");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> textProblem(SentFile file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.content()))
                    .toString();
            return text.indexOf('\0') < 0
                    ? Optional.empty()
                    : Optional.of("holds a NUL character; save it anew in Camunda Modeler");
        } catch (CharacterCodingException broken) {
            return Optional.of("is not text in UTF-8; save it anew in Camunda Modeler");
        }
    }

    /** A name for a message: short, and nothing in it that hides or turns what follows. */
    private static String shown(String name) {
        var readable = Readable.text(name);
        return readable.isBlank() ? "A file without a name" : PlainText.cut(readable, SHOWN);
    }
}
