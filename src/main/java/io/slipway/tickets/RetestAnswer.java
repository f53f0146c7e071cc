package io.slipway.tickets;

import org.jspecify.annotations.Nullable;

/**
 * What a tester says of a defect that was tested again.
 *
 * @param environment where it was tested, by the programme's id
 * @param result {@code passed} or {@code failed}
 * @param detail what was done and seen; needed where it failed
 * @param evidence what proves it: where the run is kept, or a file handed in
 */
public record RetestAnswer(
        @Nullable String environment,
        @Nullable String result,
        @Nullable String detail,
        @Nullable String evidence) {

    static final String PASSED = "passed";
    static final String FAILED = "failed";

    boolean hasPassed() {
        return PASSED.equals(result);
    }
}
