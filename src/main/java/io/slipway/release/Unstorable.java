package io.slipway.release;

import java.sql.SQLException;

/** Tells whether something failed only because the database cannot keep a value as long, large or odd as this one. */
public final class Unstorable {

    /** What to tell whoever sent it. */
    public static final String REFUSAL =
            "A text is too long, a number too large, or a character cannot be kept; shorten or retype what you sent."
                    + " Nothing was changed";

    /** "Data exception" in both databases. */
    private static final String CLASS = "22";

    private Unstorable() {}

    public static boolean isBehind(Throwable failure) {
        return ConcurrencyConflict.causes(failure)
                .anyMatch(cause -> cause instanceof SQLException refused
                        && String.valueOf(refused.getSQLState()).startsWith(CLASS));
    }
}
