package io.slipway.process;

import java.util.Set;

/** The notices that models may send, by the names of their templates. */
@FunctionalInterface
public interface NoticeNames {

    /** Returns those that releases of the programme may send. */
    Set<String> of(String programme);
}
