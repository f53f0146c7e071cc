package io.slipway.testing;

import java.util.regex.Pattern;

/** A text with parts of it written otherwise; a part that is not there fails the test, which would else prove nothing. */
public record Edited(String text) {

    public Edited replace(String part, String instead) {
        return found(text.contains(part), part, text.replace(part, instead));
    }

    /** As {@link String#replaceFirst}. */
    public Edited replaceFirst(String pattern, String instead) {
        var matcher = Pattern.compile(pattern).matcher(text);
        return found(matcher.find(), pattern, matcher.replaceFirst(instead));
    }

    private Edited found(boolean there, String part, String edited) {
        if (!there) {
            throw new AssertionError("The text does not hold " + part);
        }
        return new Edited(edited);
    }
}
