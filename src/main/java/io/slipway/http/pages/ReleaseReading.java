package io.slipway.http.pages;

import io.slipway.evidence.Reader;
import io.slipway.evidence.Standing;
import io.slipway.http.Viewer;
import io.slipway.programme.Programme;
import io.slipway.release.Release;
import java.util.Map;

/**
 * One release as somebody reads its page; every section begins with it.
 *
 * @param asked what the address asks for beside the release
 */
record ReleaseReading(
        Release release, Programme programme, Standing standing, Viewer viewer, Map<String, String> asked) {

    Reader reader() {
        return viewer.reader(programme);
    }
}
