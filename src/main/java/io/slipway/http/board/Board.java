package io.slipway.http.board;

import io.slipway.evidence.Standing.State;
import io.slipway.http.ReleaseQuery;
import io.slipway.http.Viewer;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import java.util.List;
import java.util.Map;

/**
 * What every part of the board begins with.
 *
 * @param open all releases that are not over, the newest first
 */
record Board(Viewer viewer, ReleaseQuery query, List<Release> open, Map<ReleaseKey, State> states) {

    List<Release> in(State state) {
        return open.stream()
                .filter(release -> states.get(release.key()) == state)
                .toList();
    }
}
