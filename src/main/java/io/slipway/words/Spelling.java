package io.slipway.words;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which names that look the same to a reader are the same: to compare, never to show. */
public final class Spelling {

    /** Letters of other scripts that nobody tells from these; in capitals, as the form is. */
    private static final String STRANGERS = "АВЕЅІЈКМНОРСТУХԌԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    private static final String FAMILIAR = "ABESIJKMHOPCTYXGQWABEZHIKMNOPTYX";

    /** Also blanks that are letters to Unicode, and what only chooses the shape of the letter before. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cf}\\p{Cc}\\p{Cs}\\x{034F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{3164}"
                    + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}&&[^\\s]]");

    private static final Pattern DASHES =
            Pattern.compile("[\\p{Pd}\\x{2010}-\\x{2015}\\x{2043}\\x{2212}\\x{30FC}\\x{FF70}]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Spelling() {}

    /** Returns nothing when there is nothing to see. */
    public static String of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var seen = UNSEEN.matcher(plain).replaceAll("");
        var capitals = seen.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        var dashed = DASHES.matcher(capitals).replaceAll("-");
        return familiar(BLANKS.matcher(dashed).replaceAll(" ").strip());
    }

    /** Returns the form in which letters with and without their accents are the same too. */
    public static String plain(String text) {
        var apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return of(MARKS.matcher(apart).replaceAll(""));
    }

    private static String familiar(String text) {
        var letters = text.toCharArray();
        for (var at = 0; at < letters.length; at++) {
            var stranger = STRANGERS.indexOf(letters[at]);
            letters[at] = stranger < 0 ? letters[at] : FAMILIAR.charAt(stranger);
        }
        return new String(letters);
    }
}
