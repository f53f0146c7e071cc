-- The requests for change of a release, round by round: one that was sent back is drafted anew, and the old one stays.
CREATE TABLE slw_rfc (
    release_key    VARCHAR(64)   NOT NULL REFERENCES slw_release,
    number         INTEGER       NOT NULL,
    state          VARCHAR(20)   NOT NULL,
    summary        VARCHAR(2000) NOT NULL,
    reason         VARCHAR(2000) NOT NULL,
    impact         VARCHAR(4000) NOT NULL,
    rollback_plan  VARCHAR(4000) NOT NULL,
    drafted_by     VARCHAR(64)   NOT NULL,
    drafted_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    raised_by      VARCHAR(64),
    raised_at      TIMESTAMP WITH TIME ZONE,
    content_digest CHAR(64),
    outcome        VARCHAR(20),
    reviewed_by    VARCHAR(64),
    reviewed_at    TIMESTAMP WITH TIME ZONE,
    closed_at      TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (release_key, number)
);
-- Where it asks to go, and in which window of the release; the times are those that were asked for.
CREATE TABLE slw_rfc_environment (
    release_key   VARCHAR(64) NOT NULL,
    number        INTEGER     NOT NULL,
    environment   VARCHAR(64) NOT NULL,
    window_number INTEGER     NOT NULL,
    starts_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (release_key, number, environment),
    FOREIGN KEY (release_key, number) REFERENCES slw_rfc
);
-- Who is asked to approve it, and what each group answered.
CREATE TABLE slw_rfc_approval (
    release_key    VARCHAR(64) NOT NULL,
    number         INTEGER     NOT NULL,
    approver_group VARCHAR(64) NOT NULL,
    decision       VARCHAR(20),
    decided_by     VARCHAR(64),
    decided_at     TIMESTAMP WITH TIME ZONE,
    explanation    VARCHAR(2000),
    PRIMARY KEY (release_key, number, approver_group),
    FOREIGN KEY (release_key, number) REFERENCES slw_rfc
);
