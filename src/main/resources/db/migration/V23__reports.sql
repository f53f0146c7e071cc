-- What an issue is known by: the id that its source never changes, and every reference it bore, in the form in which those
-- that look the same are the same.
CREATE TABLE slw_issue_name (
    programme VARCHAR(32)  NOT NULL,
    name      VARCHAR(300) NOT NULL,
    issue     VARCHAR(64)  NOT NULL,
    reference VARCHAR(64),
    since     TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (programme, name)
);
CREATE INDEX slw_issue_name_issue ON slw_issue_name (programme, issue);

INSERT INTO slw_issue_name (programme, name, issue, reference, since)
SELECT i.programme, i.name, MIN(i.reference), MIN(i.reference), MIN(i.since)
FROM (
    SELECT d.programme, 'reference ' || UPPER(TRIM(d.reference)) AS name, d.reference, r.requested_at AS since
    FROM slw_live_issue d JOIN slw_release r ON r.release_key = d.release_key
) i
GROUP BY i.programme, i.name;

ALTER TABLE slw_live_issue ADD COLUMN issue VARCHAR(64);
UPDATE slw_live_issue SET issue = reference;
ALTER TABLE slw_live_issue ALTER COLUMN issue SET NOT NULL;
ALTER TABLE slw_live_issue ADD CONSTRAINT slw_live_issue_once UNIQUE (programme, issue, severity);

-- What the source said of the issue each time: null where it did not say, or before it was kept.
ALTER TABLE slw_issue_report ADD COLUMN reference VARCHAR(64);
ALTER TABLE slw_issue_report ADD COLUMN severity INTEGER;
ALTER TABLE slw_issue_report ADD COLUMN environment VARCHAR(32);
ALTER TABLE slw_issue_report ADD COLUMN ended VARCHAR(100);
CREATE INDEX slw_issue_report_release ON slw_issue_report (release_key);

-- Reports that were proved to come from their source and that nobody could use as they were, byte for byte in Base64, with
-- what could be read of them. A person decides about them in the record of their own.
CREATE TABLE slw_unread_report (
    id          VARCHAR(36)   PRIMARY KEY,
    programme   VARCHAR(32)   NOT NULL,
    release_key VARCHAR(64)   NOT NULL REFERENCES slw_release,
    source      VARCHAR(32)   NOT NULL,
    sha256      CHAR(64)      NOT NULL,
    name        VARCHAR(300)  NOT NULL,
    called      VARCHAR(300),
    origin      VARCHAR(200),
    formerly    VARCHAR(64),
    reference   VARCHAR(64),
    severity    INTEGER,
    environment VARCHAR(32),
    summary     VARCHAR(500),
    why         VARCHAR(2000) NOT NULL,
    body        TEXT          NOT NULL,
    whole       BOOLEAN       NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX slw_unread_report_came ON slw_unread_report (programme, source, sha256);
CREATE INDEX slw_unread_report_release ON slw_unread_report (release_key);

-- Reports that were read and that start nothing, so that they can be found when somebody asks; one row for what was said.
CREATE TABLE slw_idle_report (
    programme   VARCHAR(32)  NOT NULL,
    source      VARCHAR(32)  NOT NULL,
    sha256      CHAR(64)     NOT NULL,
    said        VARCHAR(2000) NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (programme, source, sha256)
);
