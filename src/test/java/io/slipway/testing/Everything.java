package io.slipway.testing;

import io.slipway.release.Release;
import io.slipway.release.ReleaseFilter;
import io.slipway.release.ReleaseSearch;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** All that tests have begun in the application they share, ended or not; no page of it shows that much. */
public final class Everything {

    private Everything() {}

    /** Returns every release, the newest first. */
    public static List<Release> releases(ApplicationContext context) {
        return context.getBean(ReleaseSearch.class)
                .page(ReleaseFilter.NONE, ReleaseSearch.End.ANY, 0, Integer.MAX_VALUE);
    }
}
