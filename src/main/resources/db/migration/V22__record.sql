-- What the record needs when the engine no longer tells it: its history ends with its time to live, or by force.
CREATE TABLE slw_lifecycle_end (
    process_instance_id VARCHAR(64) PRIMARY KEY,
    release_key         VARCHAR(64) NOT NULL REFERENCES slw_release,
    ended_at            TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX slw_lifecycle_end_release ON slw_lifecycle_end (release_key);
CREATE TABLE slw_stage_entry (
    id                  BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    process_instance_id VARCHAR(64)  NOT NULL,
    release_key         VARCHAR(64)  NOT NULL REFERENCES slw_release,
    stage               VARCHAR(255) NOT NULL,
    name                VARCHAR(255) NOT NULL,
    entered_at          TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX slw_stage_entry_instance ON slw_stage_entry (process_instance_id);
-- A lifecycle that is gone without an end, as the operator has settled it; once for each lifecycle.
CREATE TABLE slw_write_off (
    lifecycle   VARCHAR(64)   PRIMARY KEY,
    release_key VARCHAR(64)   NOT NULL REFERENCES slw_release,
    reason      VARCHAR(2000) NOT NULL,
    decided_by  VARCHAR(64)   NOT NULL,
    decided_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX slw_write_off_release ON slw_write_off (release_key);
-- The names people have borne, each since when; rows are added and never changed.
CREATE TABLE slw_person_name (
    id      BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account VARCHAR(64)  NOT NULL,
    name    VARCHAR(600) NOT NULL,
    since   TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX slw_person_name_account ON slw_person_name (account, since);
