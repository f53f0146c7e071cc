package io.slipway.http;

import io.slipway.issues.Delivered;
import io.slipway.issues.ServiceDesk;
import io.slipway.issues.ServiceDesk.Reception;
import io.slipway.release.Releases;
import io.slipway.release.StartRequest;
import io.slipway.release.Turns;
import io.slipway.words.Digest;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Starts what an operator's person asks for; what deals with a live issue only unless something does already. */
@Component
public class ReleaseStart {

    private static final String SOURCE = "person";

    private final Lookup lookup;
    private final Releases releases;
    private final ServiceDesk desk;
    private final Turns turns;

    ReleaseStart(Lookup lookup, Releases releases, ServiceDesk desk, Turns turns) {
        this.lookup = lookup;
        this.releases = releases;
        this.desk = desk;
        this.turns = turns;
    }

    public Reception start(NewRelease wish, Viewer viewer) {
        var programme = lookup.programme(wish.programme());
        viewer.mustOperate(programme, "start releases");
        var type = lookup.type(programme, wish.type());
        var request = wish.request(type);
        return request.issue() == null
                ? new Reception(turns.take(() -> releases.start(request, viewer.id())), true)
                : desk.report(request, delivered(request, viewer), viewer.id());
    }

    /** A form that is sent twice is one report. */
    private static Delivered delivered(StartRequest request, Viewer viewer) {
        var issue = Objects.requireNonNull(request.issue());
        return new Delivered(SOURCE, Digest.of(request.programme() + "\n" + viewer.id() + "\n" + issue), false);
    }
}
