package io.slipway.downtime;

import io.slipway.release.ReleaseKey;
import java.util.Collection;
import java.util.Map;

/** Which environment a window of a release is for; the room that asks for windows in several of them knows. */
public interface WindowPlaces {

    /** Returns the environments by the numbers of the windows; what is not said is for the one that needs a window. */
    Map<ReleaseKey, Map<Integer, String>> of(Collection<ReleaseKey> releases);
}
