-- A defect whose fix a release brought to the environment that found it, and what the retest said; written once.
CREATE TABLE slw_retest (
    release_key VARCHAR(64)   NOT NULL REFERENCES slw_release,
    ticket_key  VARCHAR(64)   NOT NULL,
    summary     VARCHAR(500)  NOT NULL,
    environment VARCHAR(32)   NOT NULL,
    ready_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    passed      BOOLEAN,
    detail      VARCHAR(2000),
    evidence    VARCHAR(1000),
    recorded_by VARCHAR(64),
    recorded_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (release_key, ticket_key)
);
CREATE INDEX slw_retest_ticket ON slw_retest (ticket_key, ready_at);
-- What somebody asked the ticket system to change of a defect, and when that was done.
CREATE TABLE slw_defect_change (
    id          VARCHAR(36)   PRIMARY KEY,
    turn        BIGINT        GENERATED ALWAYS AS IDENTITY,
    programme   VARCHAR(32)   NOT NULL,
    ticket_key  VARCHAR(64)   NOT NULL,
    move        VARCHAR(20),
    severity    INTEGER,
    priority    INTEGER,
    note        VARCHAR(4000) NOT NULL,
    asked_by    VARCHAR(64)   NOT NULL,
    asked_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    settled_at  TIMESTAMP WITH TIME ZONE,
    made        BOOLEAN
);
CREATE INDEX slw_defect_change_ticket ON slw_defect_change (programme, ticket_key, turn);
-- Who is to mend a known issue, whether the release does, and who of them agreed to what the list says of it.
ALTER TABLE slw_known_issue ADD COLUMN resolver VARCHAR(64);
ALTER TABLE slw_known_issue ADD COLUMN fixed BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE slw_known_issue ADD COLUMN agreed_by VARCHAR(64);
ALTER TABLE slw_known_issue ADD COLUMN agreed_at TIMESTAMP WITH TIME ZONE;
