-- The room `calendar`: what those whom a release touches were told of it, since when that counts, and who ended it early.
-- A round begins with an announcement; a material change of it begins another one.
CREATE TABLE slw_notice_round (
    release_key   VARCHAR(64)  NOT NULL REFERENCES slw_release,
    round         INTEGER      NOT NULL,
    programme     VARCHAR(32)  NOT NULL,
    notice        VARCHAR(64)  NOT NULL,
    -- How long people have to know: business days, or a span of ISO 8601 round the clock.
    business_days INTEGER,
    period        VARCHAR(40),
    begun_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    begun_by      VARCHAR(64)  NOT NULL,
    because       VARCHAR(2000),
    PRIMARY KEY (release_key, round)
);
-- What was told: parties, environments, scope and windows; only windows have times of their own.
CREATE TABLE slw_notice_told (
    release_key VARCHAR(64)  NOT NULL,
    round       INTEGER      NOT NULL,
    kind        VARCHAR(20)  NOT NULL,
    name        VARCHAR(200) NOT NULL,
    starts_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (release_key, round, kind, name),
    FOREIGN KEY (release_key, round) REFERENCES slw_notice_round
);
-- Changes about which nobody has to wait again.
CREATE TABLE slw_notice_change (
    id          BIGINT        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    release_key VARCHAR(64)   NOT NULL,
    round       INTEGER       NOT NULL,
    said        VARCHAR(1000) NOT NULL,
    noted_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    noted_by    VARCHAR(64)   NOT NULL,
    FOREIGN KEY (release_key, round) REFERENCES slw_notice_round
);
CREATE INDEX slw_notice_change_round ON slw_notice_change (release_key, round);
CREATE TABLE slw_notice_override (
    id          BIGINT        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    release_key VARCHAR(64)   NOT NULL,
    round       INTEGER       NOT NULL,
    decided_by  VARCHAR(64)   NOT NULL,
    role        VARCHAR(64)   NOT NULL,
    reason      VARCHAR(2000) NOT NULL,
    decided_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    valid_until TIMESTAMP WITH TIME ZONE NOT NULL,
    FOREIGN KEY (release_key, round) REFERENCES slw_notice_round
);
CREATE INDEX slw_notice_override_round ON slw_notice_override (release_key, round);
-- The calendar asks for the windows of a span.
CREATE INDEX slw_window_span ON slw_window (starts_at, predicted_end);
-- The calendar of a party as a feed: whoever has the token reads it; only the token's digest is kept.
CREATE TABLE slw_calendar_feed (
    programme    VARCHAR(32) NOT NULL,
    party        VARCHAR(64) NOT NULL,
    token_digest CHAR(64)    NOT NULL UNIQUE,
    renewed_by   VARCHAR(64) NOT NULL,
    renewed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (programme, party)
);
-- What the feed told of each entry when it was last read: what has changed since gets a higher number, what is gone is
-- told as cancelled.
CREATE TABLE slw_feed_entry (
    programme       VARCHAR(32)  NOT NULL,
    party           VARCHAR(64)  NOT NULL,
    uid             VARCHAR(200) NOT NULL,
    kind            VARCHAR(20)  NOT NULL,
    release_key     VARCHAR(64),
    title           VARCHAR(500) NOT NULL,
    starts_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    whole_days      BOOLEAN      NOT NULL,
    sequence_number INTEGER      NOT NULL,
    digest          CHAR(64)     NOT NULL,
    cancelled       BOOLEAN      NOT NULL,
    changed_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (programme, party, uid)
);
