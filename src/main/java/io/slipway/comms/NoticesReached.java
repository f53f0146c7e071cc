package io.slipway.comms;

import io.slipway.calendar.Deliveries;
import io.slipway.comms.Delivery.State;
import io.slipway.release.Rows;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the calendar when each party was reached by a notice: what is still tried, or failed, has reached nobody. */
@Component
class NoticesReached implements Deliveries {

    private final JdbcClient db;

    NoticesReached(JdbcClient db) {
        this.db = db;
    }

    private record Reached(String party, Instant at) {}

    @Override
    public Map<String, Instant> of(String release, String notice, Instant since) {
        return db
                .sql("""
                SELECT d.party, MIN(d.sent_at) AS reached_at
                FROM slw_delivery d JOIN slw_notice n ON n.id = d.notice_id
                WHERE n.release_key = :release AND n.notice = :notice AND n.created_at >= :since
                    AND d.state = :sent AND d.sent_at IS NOT NULL
                GROUP BY d.party""")
                .param("release", release)
                .param("notice", notice)
                .param("since", Rows.at(since))
                .param("sent", State.SENT.name())
                .query((row, number) -> new Reached(row.getString("party"), Rows.instant(row, "reached_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Reached::party, Reached::at));
    }
}
