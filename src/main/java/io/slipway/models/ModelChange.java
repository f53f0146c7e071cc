package io.slipway.models;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a proposed file differs from the one it replaces, line by line. */
public record ModelChange(String file, boolean isNew, List<Line> lines) {

    private static final int AROUND = 3;

    /** Beyond it, comparing takes longer than a reader waits; then the old text is shown as gone, the new as added. */
    private static final int COMPARED = 6000;

    /** What a line is: text of both, of one of them only, or the place where a passage begins. */
    public enum Kind {
        SAME,
        GONE,
        ADDED,
        PLACE
    }

    /** A line of the difference; what cannot be seen in it is written out. */
    public record Line(Kind kind, String text) {

        private static Line of(String line) {
            var text = Readable.text(line.substring(1));
            return switch (line.charAt(0)) {
                case '+' -> new Line(Kind.ADDED, text);
                case '-' -> new Line(Kind.GONE, text);
                case '@' -> new Line(Kind.PLACE, Readable.text(line));
                default -> new Line(Kind.SAME, text);
            };
        }
    }

    static ModelChange of(String file, @Nullable String before, String after) {
        return new ModelChange(file, before == null, before == null ? added(after) : compared(file, before, after));
    }

    private static List<Line> added(String text) {
        return lines(text).stream()
                .map(line -> new Line(Kind.ADDED, Readable.text(line)))
                .toList();
    }

    private static List<Line> compared(String file, String before, String after) {
        var old = lines(before);
        var present = lines(after);
        var same = 0;
        while (same < Math.min(old.size(), present.size()) && old.get(same).equals(present.get(same))) {
            same++;
        }
        if (Math.max(old.size(), present.size()) - same > COMPARED) {
            return Stream.concat(
                            old.stream().skip(same).map(line -> new Line(Kind.GONE, Readable.text(line))),
                            present.stream().skip(same).map(line -> new Line(Kind.ADDED, Readable.text(line))))
                    .toList();
        }
        Patch<String> patch = DiffUtils.diff(old, present, new MyersDiffWithLinearSpace<>(), null);
        var difference = UnifiedDiffUtils.generateUnifiedDiff(file, file, old, patch, AROUND);
        return goneFirst(difference.stream().skip(2).map(Line::of).toList());
    }

    /** Puts what is gone before what is there instead, which the algorithm mixes. */
    private static List<Line> goneFirst(List<Line> lines) {
        var ordered = new ArrayList<Line>();
        var instead = new ArrayList<Line>();
        for (var line : lines) {
            if (line.kind() == Kind.ADDED) {
                instead.add(line);
            } else {
                if (line.kind() != Kind.GONE) {
                    ordered.addAll(instead);
                    instead.clear();
                }
                ordered.add(line);
            }
        }
        ordered.addAll(instead);
        return ordered;
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(List.of(text.split("\n", -1)));
    }
}
