package io.slipway.http;

import io.slipway.release.RuleBroken;
import java.util.function.Supplier;

/** What was sent can be read but breaks a rule by itself, whatever the state of the release. */
public class Unprocessable extends RuntimeException {

    Unprocessable(RuleBroken cause) {
        super(cause.getMessage(), cause);
    }

    public static <T> T unlessValid(Supplier<T> made) {
        try {
            return made.get();
        } catch (RuleBroken refusal) {
            throw new Unprocessable(refusal);
        }
    }
}
