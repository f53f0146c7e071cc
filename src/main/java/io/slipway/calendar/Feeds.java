package io.slipway.calendar;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.words.Digest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calendar of each party as a feed that its people's own calendars read. A feed is opened by its token alone, of which
 * only a digest is kept; whoever renews it closes the old address.
 */
@Service
public class Feeds {

    private static final Duration BACK = Duration.ofDays(92);
    private static final Duration AHEAD = Duration.ofDays(400);
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient db;
    private final Programmes programmes;
    private final Entries entries;
    private final FeedLedger ledger;
    private final Clock clock;

    Feeds(JdbcClient db, Programmes programmes, Entries entries, FeedLedger ledger, Clock clock) {
        this.db = db;
        this.programmes = programmes;
        this.entries = entries;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Who gave a party the address that counts, and when. */
    public record Renewal(String by, Instant at) {}

    /** What a token opens. */
    public record Feed(Programme programme, Programme.Party party, List<FeedEntry> entries) {}

    /** Returns a new token for the party's feed; told this once, and the one before opens nothing any more. */
    @Transactional
    public String renew(Programme programme, Programme.Party party, String by) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        db.sql("DELETE FROM slw_calendar_feed WHERE programme = :programme AND party = :party")
                .param("programme", programme.id())
                .param("party", party.id())
                .update();
        db.sql("""
                INSERT INTO slw_calendar_feed (programme, party, token_digest, renewed_by, renewed_at)
                VALUES (:programme, :party, :digest, :by, :at)""")
                .param("programme", programme.id())
                .param("party", party.id())
                .param("digest", Digest.of(token))
                .param("by", by)
                .param("at", NoticeRounds.at(clock.instant()))
                .update();
        return token;
    }

    /** Returns who gave the party its address; nothing where it has none. */
    public Optional<Renewal> renewal(String programme, String party) {
        return db.sql("SELECT renewed_by, renewed_at FROM slw_calendar_feed"
                        + " WHERE programme = :programme AND party = :party")
                .param("programme", programme)
                .param("party", party)
                .query((row, number) ->
                        new Renewal(row.getString("renewed_by"), NoticeRounds.instant(row, "renewed_at")))
                .optional();
    }

    private record Owner(String programme, String party) {}

    /**
     * Returns what the token opens, as it is now; nothing where there is no such token or its party takes part no more. What
     * changed since somebody last read it has a higher number, what is no longer planned is told as cancelled until its
     * time has passed.
     */
    @Transactional
    public Optional<Feed> open(String token) {
        return owner(token)
                .flatMap(owner -> programmes.all().stream()
                        .filter(programme -> programme.id().equals(owner.programme()))
                        .flatMap(programme -> programme.parties().stream()
                                .filter(party -> party.id().equals(owner.party()))
                                .map(party -> feed(programme, party)))
                        .findFirst());
    }

    /** Holds the feed, so that two readers at once do not both find the same thing changed. */
    private Optional<Owner> owner(String token) {
        return db.sql("SELECT programme, party FROM slw_calendar_feed WHERE token_digest = :digest FOR UPDATE")
                .param("digest", Digest.of(token))
                .query((row, number) -> new Owner(row.getString("programme"), row.getString("party")))
                .optional();
    }

    private Feed feed(Programme programme, Programme.Party party) {
        var now = clock.instant();
        var from = now.minus(BACK);
        var theirs = entries.of(programme, from, now.plus(AHEAD)).stream()
                .filter(entry -> entry.concerns(party.id()))
                .toList();
        return new Feed(programme, party, ledger.brought(programme.id(), party.id(), theirs, from, now));
    }
}
