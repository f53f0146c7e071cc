package io.slipway.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what several releases have with one statement, however many they are. */
public final class ByRelease {

    private ByRelease() {}

    /**
     * Returns the rows of each release; those without any are left out.
     *
     * @param sql asks for {@code release_key IN (:releases)} and selects that column
     */
    public static <T> Map<ReleaseKey, List<T>> read(
            JdbcClient db, String sql, Collection<ReleaseKey> releases, RowMapper<T> mapper) {
        var found = new HashMap<ReleaseKey, List<T>>();
        if (!releases.isEmpty()) {
            db.sql(sql)
                    .param("releases", releases.stream().map(ReleaseKey::value).toList())
                    .query(row -> {
                        found.computeIfAbsent(
                                        new ReleaseKey(row.getString("release_key")), release -> new ArrayList<>())
                                .add(mapper.mapRow(row, row.getRow()));
                    });
        }
        return found;
    }
}
