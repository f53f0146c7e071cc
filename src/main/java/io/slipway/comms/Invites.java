package io.slipway.comms;

import io.slipway.downtime.Window;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The calendar entry each party holds for each downtime window: one identity for ever, a rising number per change. */
@Component
class Invites {

    private final JdbcClient db;

    Invites(JdbcClient db) {
        this.db = db;
    }

    record Invite(
            ReleaseKey release,
            int window,
            String party,
            String uid,
            int sequence,
            CalendarMethod method,
            Instant startsAt,
            Instant predictedEnd) {}

    /** Returns the windows that stand in somebody's calendar. */
    List<Integer> standing(ReleaseKey release) {
        return db.sql("SELECT DISTINCT window_number FROM slw_invite WHERE release_key = :release"
                        + " AND method = 'REQUEST' ORDER BY window_number")
                .param("release", release.value())
                .query(Integer.class)
                .list();
    }

    /** Returns the entries of a window that stand in calendars now. */
    List<Invite> standing(ReleaseKey release, int window) {
        return of(release, window).stream()
                .filter(invite -> invite.method() == CalendarMethod.REQUEST)
                .toList();
    }

    /** Enters the window into the party's calendar, or changes the entry it has. */
    Invite request(ReleaseKey release, String party, Window window) {
        var known = find(release, window.number(), party);
        var invite = new Invite(
                release,
                window.number(),
                party,
                known.map(Invite::uid).orElseGet(() -> uid(release, window.number(), party)),
                known.map(Invite::sequence).orElse(-1) + 1,
                CalendarMethod.REQUEST,
                window.startsAt(),
                window.predictedEnd());
        store(invite);
        return invite;
    }

    Invite cancel(Invite standing) {
        var invite = new Invite(
                standing.release(),
                standing.window(),
                standing.party(),
                standing.uid(),
                standing.sequence() + 1,
                CalendarMethod.CANCEL,
                standing.startsAt(),
                standing.predictedEnd());
        store(invite);
        return invite;
    }

    private Optional<Invite> find(ReleaseKey release, int window, String party) {
        return of(release, window).stream()
                .filter(invite -> invite.party().equals(party))
                .findFirst();
    }

    private List<Invite> of(ReleaseKey release, int window) {
        return db.sql(
                        "SELECT * FROM slw_invite WHERE release_key = :release AND window_number = :window ORDER BY party")
                .param("release", release.value())
                .param("window", window)
                .query((row, number) -> new Invite(
                        release,
                        window,
                        row.getString("party"),
                        row.getString("uid"),
                        row.getInt("sequence_number"),
                        CalendarMethod.valueOf(row.getString("method")),
                        Rows.instant(row, "starts_at"),
                        Rows.instant(row, "predicted_end")))
                .list();
    }

    private void store(Invite invite) {
        db.sql("DELETE FROM slw_invite WHERE release_key = :release AND window_number = :window AND party = :party")
                .param("release", invite.release().value())
                .param("window", invite.window())
                .param("party", invite.party())
                .update();
        db.sql("""
                INSERT INTO slw_invite (release_key, window_number, party, uid, sequence_number, method, starts_at,
                    predicted_end)
                VALUES (:release, :window, :party, :uid, :sequence, :method, :start, :end)""")
                .param("release", invite.release().value())
                .param("window", invite.window())
                .param("party", invite.party())
                .param("uid", invite.uid())
                .param("sequence", invite.sequence())
                .param("method", invite.method().name())
                .param("start", Rows.at(invite.startsAt()))
                .param("end", Rows.at(invite.predictedEnd()))
                .update();
    }

    private static String uid(ReleaseKey release, int window, String party) {
        return (release + "-window-" + window + "-" + party + "@slipway").toLowerCase(Locale.ROOT);
    }
}
