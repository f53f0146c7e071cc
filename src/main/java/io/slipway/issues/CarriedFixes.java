package io.slipway.issues;

import io.slipway.release.ReleaseKey;
import io.slipway.scope.OwedFixes;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Fixes that went out ahead of the train and must be in the next planned release, or they would be lost. */
@Service
public class CarriedFixes implements OwedFixes {

    private final JdbcClient db;

    CarriedFixes(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<OwedFix> open(String programme) {
        return db.sql("SELECT ticket_key, fixed_in FROM slw_carried_fix"
                        + " WHERE programme = :programme AND contained_in IS NULL ORDER BY ticket_key")
                .param("programme", programme)
                .query((row, number) -> new OwedFix(row.getString("ticket_key"), row.getString("fixed_in")))
                .list();
    }

    @Override
    public boolean isCarried(String programme, String ticket) {
        return db.sql("SELECT COUNT(*) FROM slw_carried_fix WHERE programme = :programme AND ticket_key = :ticket")
                        .param("programme", programme)
                        .param("ticket", ticket)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public void carry(String programme, String ticket, ReleaseKey fixedIn) {
        db.sql("INSERT INTO slw_carried_fix (programme, ticket_key, fixed_in) VALUES (:programme, :ticket, :fixedIn)")
                .param("programme", programme)
                .param("ticket", ticket)
                .param("fixedIn", fixedIn.value())
                .update();
    }

    /** The release reached production with the fix inside. */
    public void contained(String programme, String ticket, ReleaseKey release) {
        db.sql("UPDATE slw_carried_fix SET contained_in = :release"
                        + " WHERE programme = :programme AND ticket_key = :ticket AND contained_in IS NULL")
                .param("release", release.value())
                .param("programme", programme)
                .param("ticket", ticket)
                .update();
    }
}
