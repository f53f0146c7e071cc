package io.slipway.identity;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people may be called: names that look like what they are, in whichever script. */
public final class PersonName {

    /** Control and invisible characters, those that turn the direction of what follows, lone halves, private ones. */
    private static final Pattern DECEIVING =
            Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\u115F\\u1160\\u3164\\uFFA0\\u2800\\u034F]");

    private static final Pattern ODD_SPACE = Pattern.compile("^\\s|\\s$|\\s\\s|[\\p{Z}&&[^ ]]");
    private static final Pattern MARKUP = Pattern.compile("[<>{}\\\\]");
    private static final Pattern PILED = Pattern.compile("\\p{M}{4}");
    private static final Set<Character.UnicodeScript> EAST_ASIAN = Set.of(
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.BOPOMOFO);
    private static final int LONGEST = 100;

    private PersonName() {}

    /** Returns what is wrong with a name, in words that follow {@code what}. */
    public static Optional<String> wrongIn(String what, String name) {
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of(what + " is longer than " + LONGEST + " characters; shorten it");
        }
        if (DECEIVING.matcher(name).find()) {
            return Optional.of(what + " holds characters that nobody sees or that turn the text round; type it anew");
        }
        if (ODD_SPACE.matcher(name).find()) {
            return Optional.of(what + " holds spaces at an end, two in a row or of an odd kind; leave single ones");
        }
        if (MARKUP.matcher(name).find()) {
            return Optional.of(what + " holds one of < > { } \\; leave them out");
        }
        return scripts(name).size() > 1 || PILED.matcher(name).find()
                ? Optional.of(what + " mixes letters of several scripts or piles marks on one; type it in one script")
                : Optional.empty();
    }

    /** Chinese, Japanese and Korean write in several at once. */
    private static Set<Character.UnicodeScript> scripts(String name) {
        return name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .filter(script ->
                        script != Character.UnicodeScript.COMMON && script != Character.UnicodeScript.INHERITED)
                .map(script -> EAST_ASIAN.contains(script) ? Character.UnicodeScript.HAN : script)
                .collect(Collectors.toSet());
    }
}
