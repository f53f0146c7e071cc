-- What is only for information waits for the digest of a moment, which carries all that waits for the same person then.
-- The oldest of them stands for all: its row is claimed, tried and counted like that of any mail, and its id is the digest's.
ALTER TABLE slw_delivery ADD COLUMN digest_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE slw_delivery ADD COLUMN digest_id VARCHAR(36);
CREATE INDEX slw_delivery_digest ON slw_delivery (digest_id);
CREATE INDEX slw_delivery_digest_at ON slw_delivery (state, digest_at);
-- What a digest said, as it was put together.
CREATE TABLE slw_digest (
    id          VARCHAR(36)  PRIMARY KEY REFERENCES slw_delivery,
    subject     VARCHAR(300) NOT NULL,
    markdown    TEXT         NOT NULL,
    text_digest CHAR(64)     NOT NULL,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
