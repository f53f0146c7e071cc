-- The log of root cause analyses: one entry for each issue in live operation that is analysed (F-117).
CREATE TABLE slw_rca_entry (
    release_key   VARCHAR(64)  PRIMARY KEY REFERENCES slw_release,
    state         VARCHAR(16)  NOT NULL,
    revision      INTEGER      NOT NULL,
    what_happened TEXT         NOT NULL,
    impact        TEXT         NOT NULL,
    why_1         VARCHAR(500) NOT NULL,
    why_2         VARCHAR(500) NOT NULL,
    why_3         VARCHAR(500) NOT NULL,
    why_4         VARCHAR(500) NOT NULL,
    why_5         VARCHAR(500) NOT NULL,
    contributing  TEXT         NOT NULL,
    root_cause    TEXT         NOT NULL,
    remedy        TEXT         NOT NULL,
    proof         TEXT         NOT NULL,
    improvement   TEXT         NOT NULL,
    opened_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    written_by    VARCHAR(64),
    written_at    TIMESTAMP WITH TIME ZONE,
    decided_by    VARCHAR(64)
);

-- What happened, as people and the lifecycle tell it, beside what the record of the release tells by itself.
CREATE TABLE slw_rca_event (
    id          VARCHAR(36)   PRIMARY KEY,
    release_key VARCHAR(64)   NOT NULL REFERENCES slw_rca_entry,
    happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    description VARCHAR(2000) NOT NULL,
    person      VARCHAR(64),
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX slw_rca_event_release ON slw_rca_event (release_key);

-- What has to be done so that it does not happen again; ordered once the entry is frozen.
CREATE TABLE slw_rca_action (
    id          VARCHAR(36)   PRIMARY KEY,
    release_key VARCHAR(64)   NOT NULL REFERENCES slw_rca_entry,
    place       INTEGER       NOT NULL,
    description VARCHAR(1000) NOT NULL,
    owner       VARCHAR(32)   NOT NULL,
    person      VARCHAR(200),
    due         DATE          NOT NULL,
    state       VARCHAR(16)   NOT NULL,
    ordered     BOOLEAN       NOT NULL,
    explanation VARCHAR(2000) NOT NULL,
    ended_by    VARCHAR(64),
    ended_at    TIMESTAMP WITH TIME ZONE
);
CREATE INDEX slw_rca_action_release ON slw_rca_action (release_key);

-- An entry as it was signed off or shared; the text is a revision of the release's document.
CREATE TABLE slw_rca_revision (
    release_key       VARCHAR(64) NOT NULL REFERENCES slw_rca_entry,
    revision          INTEGER     NOT NULL,
    state             VARCHAR(16) NOT NULL,
    document_revision INTEGER     NOT NULL,
    sha256            VARCHAR(64) NOT NULL,
    decided_by        VARCHAR(64) NOT NULL,
    decided_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (release_key, revision)
);
