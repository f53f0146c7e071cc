package io.slipway.models;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the folders held at the starts up to now: by number, the digest of each file; each state of them once. */
record ModelShipments(SortedMap<Long, Map<String, String>> all) {

    static ModelShipments read(JdbcClient db) {
        var all = new TreeMap<Long, Map<String, String>>();
        db.sql("SELECT shipment, file_name, sha256 FROM slw_model_shipped").query(row -> {
            all.computeIfAbsent(row.getLong("shipment"), any -> new TreeMap<>())
                    .put(row.getString("file_name"), row.getString("sha256"));
        });
        return new ModelShipments(all);
    }

    /** Whether the file is to be deployed as it is now: nobody saw it yet, or it is missing and the folders are new. */
    boolean bringsIn(Map<String, String> now, String file, boolean isDeployed) {
        return isNew(now) && (!isDeployed || !wasThere(file, Objects.requireNonNull(now.get(file))));
    }

    /** Returns the files that the newest folders held and these, newer ones do not. */
    Set<String> gone(Map<String, String> now) {
        var gone = isNew(now) ? new TreeSet<>(newest().keySet()) : new TreeSet<String>();
        gone.removeAll(now.keySet());
        return gone;
    }

    /** Returns the files that stood in the folders before in this version, and later in another one. */
    Set<String> older(Map<String, String> now) {
        var older = new TreeSet<String>();
        now.forEach((file, sha256) -> {
            if (wasThere(file, sha256) && !sha256.equals(newest().get(file))) {
                older.add(file);
            }
        });
        return older;
    }

    void remember(Map<String, String> now, JdbcClient db) {
        if (isNew(now)) {
            var number = all.isEmpty() ? 1 : all.lastKey() + 1;
            now.forEach((file, sha256) -> db.sql("INSERT INTO slw_model_shipped VALUES (:number, :file, :sha256)")
                    .param("number", number)
                    .param("file", file)
                    .param("sha256", sha256)
                    .update());
        }
    }

    private boolean isNew(Map<String, String> now) {
        return !all.containsValue(now);
    }

    private boolean wasThere(String file, String sha256) {
        return all.values().stream().anyMatch(shipment -> sha256.equals(shipment.get(file)));
    }

    private Map<String, String> newest() {
        return all.isEmpty() ? Map.of() : Objects.requireNonNull(all.get(all.lastKey()));
    }
}
