package io.slipway.rfc;

import io.slipway.readiness.ApprovedContent;
import io.slipway.release.ReleaseKey;
import io.slipway.words.Digest;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the newest request for change says, for those who approve it; where it stands is no part of that. */
@Component
class RequestedContent implements ApprovedContent {

    private final RfcTable table;

    RequestedContent(RfcTable table) {
        this.table = table;
    }

    @Override
    public String of(ReleaseKey release) {
        return table.current(release)
                .map(rfc -> "request " + rfc.number() + " "
                        + Digest.of(String.join("\n", rfc.summary(), rfc.reason(), rfc.impact(), rfc.rollbackPlan()))
                        + "\n" + places(rfc))
                .orElse("");
    }

    @Override
    public boolean isRequested() {
        return true;
    }

    private static String places(Rfc rfc) {
        return rfc.places().stream()
                .map(place -> "to " + place.environment() + " " + place.window() + " " + place.startsAt() + " "
                        + place.endsAt() + "\n")
                .collect(Collectors.joining());
    }
}
