package io.slipway.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds releases page by page. Those that are equally old keep one order, by their keys. */
@Service
public class ReleaseSearch {

    private static final String NEWEST_FIRST = " ORDER BY r.requested_at DESC, r.release_key DESC";
    private static final String LAST_ENDED_FIRST = " ORDER BY r.ended_at DESC, r.release_key DESC";

    private final JdbcClient db;

    ReleaseSearch(JdbcClient db) {
        this.db = db;
    }

    /** Whether the lifecycle has come to an end of its model, and how. */
    public enum End {
        ANY(""),
        NONE("r.ended_at IS NULL"),
        CLOSED("r.ended_at IS NOT NULL AND r.withdrawn_reason IS NULL"),
        WITHDRAWN("r.ended_at IS NOT NULL AND r.withdrawn_reason IS NOT NULL"),
        EITHER("r.ended_at IS NOT NULL");

        private final String condition;

        End(String condition) {
            this.condition = condition;
        }
    }

    /** Returns how many there are. */
    public long count(ReleaseFilter filter, End end) {
        var values = new HashMap<String, Object>();
        var where = where(filter, end, values);
        return db.sql("SELECT COUNT(*) FROM slw_release r" + where)
                .params(values)
                .query(Long.class)
                .single();
    }

    /** Returns some of them: the newest first, or, of those that have ended, the one first that ended last. */
    public List<Release> page(ReleaseFilter filter, End end, long from, int size) {
        var values = new HashMap<String, Object>();
        var where = where(filter, end, values);
        var order = end == End.ANY || end == End.NONE ? NEWEST_FIRST : LAST_ENDED_FIRST;
        values.put("size", size);
        values.put("from", from);
        // only the keys of what is passed over are read
        return db.sql("SELECT r.* FROM slw_release r JOIN (SELECT r.release_key FROM slw_release r" + where + order
                        + " LIMIT :size OFFSET :from) p ON p.release_key = r.release_key" + order)
                .params(values)
                .query(ReleaseTable::release)
                .list();
    }

    /** Returns all whose lifecycle has not come to an end, the newest first; they are few, as people work on them. */
    public List<Release> notOver(ReleaseFilter filter) {
        var values = new HashMap<String, Object>();
        var where = where(filter, End.NONE, values);
        return db.sql("SELECT r.* FROM slw_release r" + where + NEWEST_FIRST)
                .params(values)
                .query(ReleaseTable::release)
                .list();
    }

    private static String where(ReleaseFilter filter, End end, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        if (!end.condition.isEmpty()) {
            conditions.add(end.condition);
        }
        if (filter.programme() != null) {
            conditions.add("r.programme = :programme");
            values.put("programme", filter.programme());
        }
        if (filter.type() != null) {
            conditions.add("r.release_type = :type");
            values.put("type", filter.type());
        }
        if (filter.text() != null) {
            conditions.add("(LOWER(r.release_key) LIKE :text ESCAPE '!' OR LOWER(r.title) LIKE :text ESCAPE '!'"
                    + " OR LOWER(r.reason) LIKE :text ESCAPE '!' OR LOWER(r.plan_reference) LIKE :text ESCAPE '!'"
                    + " OR LOWER(r.programme_name) LIKE :text ESCAPE '!')");
            values.put("text", filter.pattern());
        }
        if (filter.party() != null) {
            conditions.add(concerns(filter.party(), values));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private static String concerns(ReleaseFilter.Concern party, Map<String, Object> values) {
        var either = new ArrayList<String>();
        for (var number = 0; number < party.sites().size(); number++) {
            var place = party.sites().get(number);
            either.add("r.programme = :programme" + number + " AND r.release_key IN (SELECT a.release_key"
                    + " FROM slw_site_agreement a WHERE a.site = :site" + number + ")");
            values.put("programme" + number, place.programme());
            values.put("site" + number, place.site());
        }
        either.add("r.party = :owner");
        values.put("owner", party.party());
        if (!party.waiting().isEmpty()) {
            either.add("r.release_key IN (:waiting)");
            values.put("waiting", party.waiting());
        }
        return "(" + String.join(" OR ", either) + ")";
    }
}
