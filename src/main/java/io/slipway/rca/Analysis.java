package io.slipway.rca;

import io.slipway.release.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the analysis found, in its fixed structure (F-116); empty texts until somebody wrote them.
 *
 * @param whys the answers to the question why, asked again of each answer; five at most
 * @param contributing what else had a part in it, one cause a line
 * @param proof what shows that the remedy works
 * @param improvement what later releases do better
 */
public record Analysis(
        String whatHappened,
        String impact,
        List<String> whys,
        String contributing,
        String rootCause,
        String remedy,
        String proof,
        String improvement) {

    static final Analysis NONE = new Analysis("", "", List.of(), "", "", "", "", "");

    private static final int WHYS = 5;
    private static final int WHY = 500;
    private static final int SHORT = 2000;
    private static final int LONG = 4000;

    /** Takes what people answered in the form, by the names of its fields; refused where the structure has a gap. */
    static Analysis from(UnaryOperator<String> answers) {
        return new Analysis(
                Texts.require("What happened", answers.apply("whatHappened"), LONG),
                Texts.require("Impact", answers.apply("impact"), SHORT),
                whys(answers),
                Texts.limit("Contributing causes", answers.apply("contributing"), SHORT),
                Texts.require("Root cause", answers.apply("rootCause"), LONG),
                Texts.require("Remedy", answers.apply("remedy"), LONG),
                Texts.require("Proof that the remedy works", answers.apply("proof"), LONG),
                Texts.require("Improvement for later releases", answers.apply("improvement"), LONG));
    }

    /** Returns the contributing causes one by one. */
    public List<String> causes() {
        return Arrays.stream(contributing.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Returns the text of the form's field. */
    String text(String field) {
        return switch (field) {
            case "whatHappened" -> whatHappened;
            case "impact" -> impact;
            case "contributing" -> contributing;
            case "rootCause" -> rootCause;
            case "remedy" -> remedy;
            case "proof" -> proof;
            case "improvement" -> improvement;
            default -> why(Integer.parseInt(field.substring("why".length())));
        };
    }

    /** Returns the answer with this number, from 1; empty where there is none. */
    String why(int number) {
        return number <= whys.size() ? whys.get(number - 1) : "";
    }

    private static List<String> whys(UnaryOperator<String> answers) {
        var found = new ArrayList<String>();
        found.add(Texts.require("Why did it happen?", answers.apply("why1"), WHY));
        for (var number = 2; number <= WHYS; number++) {
            var why = Texts.limit("Why number " + number, answers.apply("why" + number), WHY);
            if (!why.isEmpty()) {
                found.add(why);
            }
        }
        return List.copyOf(found);
    }
}
