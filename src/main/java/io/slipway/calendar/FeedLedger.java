package io.slipway.calendar;

import io.slipway.calendar.CalendarEntry.Kind;
import io.slipway.words.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each feed told of each entry when it was last read, so that readers learn what has changed since. */
@Component
class FeedLedger {

    private final JdbcClient db;

    FeedLedger(JdbcClient db) {
        this.db = db;
    }

    private record Known(FeedEntry told, String digest) {

        String uid() {
            return told.entry().uid();
        }
    }

    /** Keeps what the feed tells now, and returns it with what it told before and tells no more. */
    List<FeedEntry> brought(String programme, String party, List<CalendarEntry> entries, Instant from, Instant now) {
        forget(programme, party, from);
        var known = known(programme, party).stream().collect(Collectors.toMap(Known::uid, Function.identity()));
        var told = new ArrayList<FeedEntry>();
        for (var entry : entries) {
            var before = known.remove(entry.uid());
            var digest = digest(entry);
            if (before == null) {
                told.add(new FeedEntry(entry, 0, now, false));
                insert(party, told.get(told.size() - 1), digest);
            } else if (before.told().cancelled() || !before.digest().equals(digest)) {
                told.add(new FeedEntry(entry, before.told().sequence() + 1, now, false));
                update(party, told.get(told.size() - 1), digest);
            } else {
                told.add(new FeedEntry(
                        entry, before.told().sequence(), before.told().changedAt(), false));
            }
        }
        known.values().forEach(gone -> told.add(cancelled(party, gone, now)));
        told.sort(Comparator.comparing((FeedEntry one) -> one.entry().start())
                .thenComparing(one -> one.entry().uid()));
        return told;
    }

    private FeedEntry cancelled(String party, Known gone, Instant now) {
        if (gone.told().cancelled()) {
            return gone.told();
        }
        var word = new FeedEntry(gone.told().entry(), gone.told().sequence() + 1, now, true);
        update(party, word, gone.digest());
        return word;
    }

    private static String digest(CalendarEntry entry) {
        return Digest.of(String.join(
                "\n",
                entry.title(),
                entry.note(),
                entry.start().toString(),
                entry.end().toString(),
                String.valueOf(entry.wholeDays()),
                String.valueOf(entry.provisional())));
    }

    private List<Known> known(String programme, String party) {
        return db.sql("SELECT * FROM slw_feed_entry WHERE programme = :programme AND party = :party")
                .param("programme", programme)
                .param("party", party)
                .query((row, number) -> new Known(
                        new FeedEntry(
                                new CalendarEntry(
                                        row.getString("uid"),
                                        Kind.valueOf(row.getString("kind")),
                                        programme,
                                        row.getString("title"),
                                        NoticeRounds.instant(row, "starts_at"),
                                        NoticeRounds.instant(row, "ends_at"),
                                        row.getBoolean("whole_days"),
                                        null,
                                        null,
                                        row.getString("release_key"),
                                        false,
                                        "",
                                        Set.of(party)),
                                row.getInt("sequence_number"),
                                NoticeRounds.instant(row, "changed_at"),
                                row.getBoolean("cancelled")),
                        row.getString("digest")))
                .list();
    }

    private void forget(String programme, String party, Instant from) {
        db.sql("DELETE FROM slw_feed_entry WHERE programme = :programme AND party = :party AND ends_at <= :from")
                .param("programme", programme)
                .param("party", party)
                .param("from", NoticeRounds.at(from))
                .update();
    }

    private void insert(String party, FeedEntry told, String digest) {
        write("""
                INSERT INTO slw_feed_entry (programme, party, uid, kind, release_key, title, starts_at, ends_at,
                    whole_days, sequence_number, digest, cancelled, changed_at)
                VALUES (:programme, :party, :uid, :kind, :release, :title, :start, :end, :days, :sequence, :digest,
                    :cancelled, :at)""", party, told, digest);
    }

    private void update(String party, FeedEntry told, String digest) {
        write("""
                UPDATE slw_feed_entry SET kind = :kind, release_key = :release, title = :title, starts_at = :start,
                    ends_at = :end, whole_days = :days, sequence_number = :sequence, digest = :digest,
                    cancelled = :cancelled, changed_at = :at
                WHERE programme = :programme AND party = :party AND uid = :uid""", party, told, digest);
    }

    private void write(String sql, String party, FeedEntry told, String digest) {
        var entry = told.entry();
        db.sql(sql)
                .param("programme", entry.programme())
                .param("party", party)
                .param("uid", entry.uid())
                .param("kind", entry.kind().name())
                .param("release", entry.release())
                .param("title", entry.title())
                .param("start", NoticeRounds.at(entry.start()))
                .param("end", NoticeRounds.at(entry.end()))
                .param("days", entry.wholeDays())
                .param("sequence", told.sequence())
                .param("digest", digest)
                .param("cancelled", told.cancelled())
                .param("at", NoticeRounds.at(told.changedAt()))
                .update();
    }
}
