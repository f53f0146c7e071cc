package io.slipway.http;

import io.slipway.release.Digest;
import io.slipway.release.Releases;
import io.slipway.release.ServiceDesk;
import io.slipway.release.ServiceDesk.Reception;
import io.slipway.release.StartRequest;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Starts what an operator's person asks for; what deals with a live issue only unless something does already. */
@Component
class ReleaseStart {

    private static final String SOURCE = "person";

    private final Lookup lookup;
    private final Releases releases;
    private final ServiceDesk desk;

    ReleaseStart(Lookup lookup, Releases releases, ServiceDesk desk) {
        this.lookup = lookup;
        this.releases = releases;
        this.desk = desk;
    }

    Reception start(NewRelease wish, Viewer viewer) {
        var programme = lookup.programme(wish.programme());
        viewer.mustOperate(programme, "start releases");
        var type = lookup.type(programme, wish.type());
        var request = wish.request(type);
        return request.issue() == null
                ? new Reception(releases.start(request, viewer.id()), true)
                : desk.report(request, SOURCE, delivery(request, viewer), viewer.id());
    }

    /** A form that is sent twice is one report. */
    private static String delivery(StartRequest request, Viewer viewer) {
        var issue = Objects.requireNonNull(request.issue());
        return Digest.of(request.programme() + "\n" + viewer.id() + "\n" + issue);
    }
}
