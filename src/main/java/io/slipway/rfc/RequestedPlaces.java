package io.slipway.rfc;

import io.slipway.downtime.WindowPlaces;
import io.slipway.release.ByRelease;
import io.slipway.release.ReleaseKey;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The windows of a release are for the environments for which its newest request asks. */
@Component
class RequestedPlaces implements WindowPlaces {

    private final JdbcClient db;

    RequestedPlaces(JdbcClient db) {
        this.db = db;
    }

    private record Place(int window, String environment) {}

    @Override
    public Map<ReleaseKey, Map<Integer, String>> of(Collection<ReleaseKey> releases) {
        return ByRelease.read(
                        db,
                        """
                        SELECT place.* FROM slw_rfc_environment place
                        WHERE place.release_key IN (:releases) AND place.number =
                            (SELECT MAX(rfc.number) FROM slw_rfc rfc WHERE rfc.release_key = place.release_key)""",
                        releases,
                        (row, number) -> new Place(row.getInt("window_number"), row.getString("environment")))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        places -> places.getValue().stream()
                                .collect(Collectors.toMap(Place::window, Place::environment, (one, again) -> again))));
    }
}
