package io.slipway.build;

import io.slipway.release.ReleaseKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sites of an environment run; the room that deploys knows, whoever takes test results asks. */
public interface InstalledBuilds {

    /** Returns every site of the environment with what it runs. */
    List<Installed> at(String programme, String environment);

    /**
     * What a site runs.
     *
     * @param build null while no run has told
     * @param release which release brought it, where that is known
     */
    record Installed(
            String site, @Nullable String build, @Nullable ReleaseKey release) {

        @Override
        public String toString() {
            return site + " runs " + (build == null ? "an unknown build" : "build " + build)
                    + (release == null ? "" : " of " + release);
        }
    }
}
