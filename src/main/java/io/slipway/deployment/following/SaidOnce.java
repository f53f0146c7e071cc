package io.slipway.deployment.following;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What was said of each thing last, so that what goes on for hours is said once. */
final class SaidOnce {

    private final Map<String, String> last = new HashMap<>();

    boolean isNew(String about, String words) {
        return !words.equals(last.put(about, words));
    }

    void forget(String about) {
        last.remove(about);
    }

    /** Nothing else is of interest any more; of it everything would be new. */
    void only(Collection<String> things) {
        last.keySet().retainAll(things);
    }
}
