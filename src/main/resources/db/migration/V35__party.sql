-- Whose a release is where versions count per party, and what its programme asks of it beside title and reason.
ALTER TABLE slw_release ADD COLUMN party VARCHAR(32);
ALTER TABLE slw_release ADD COLUMN party_kind VARCHAR(32);
ALTER TABLE slw_release ADD COLUMN programme_name VARCHAR(100);
ALTER TABLE slw_release ADD COLUMN notice_days INTEGER;
ALTER TABLE slw_release ADD COLUMN forum VARCHAR(32);
-- Of releases without a party, the key alone keeps versions apart: it is made of programme and version.
ALTER TABLE slw_release DROP CONSTRAINT slw_release_version;
ALTER TABLE slw_release ADD CONSTRAINT slw_release_version UNIQUE (programme, version, party);
CREATE INDEX slw_release_party ON slw_release (party, requested_at DESC, release_key DESC);
CREATE TABLE slw_impacted_party (
    release_key VARCHAR(64) NOT NULL REFERENCES slw_release,
    party       VARCHAR(32) NOT NULL,
    PRIMARY KEY (release_key, party)
);
