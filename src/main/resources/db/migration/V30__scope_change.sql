-- What people asked to change of a scope that was agreed, and what became of it.
CREATE TABLE slw_scope_change (
    id          VARCHAR(36)   PRIMARY KEY,
    release_key VARCHAR(64)   NOT NULL REFERENCES slw_release,
    reason      VARCHAR(2000) NOT NULL,
    asked_by    VARCHAR(64)   NOT NULL,
    asked_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    state       VARCHAR(10)   NOT NULL,
    answer      VARCHAR(2000),
    decided_by  VARCHAR(64),
    decided_at  TIMESTAMP WITH TIME ZONE
);
CREATE INDEX slw_scope_change_release ON slw_scope_change (release_key);
-- The tickets as they were when the change was asked.
CREATE TABLE slw_scope_change_item (
    change_id   VARCHAR(36)  NOT NULL REFERENCES slw_scope_change,
    added       BOOLEAN      NOT NULL,
    ticket_key  VARCHAR(64)  NOT NULL,
    kind        VARCHAR(20)  NOT NULL,
    summary     VARCHAR(500) NOT NULL,
    severity    INTEGER,
    workaround  VARCHAR(1000),
    status      VARCHAR(60)  NOT NULL,
    done        BOOLEAN      NOT NULL,
    needs_user_test BOOLEAN,
    feature_flag VARCHAR(100),
    flagged_off BOOLEAN      NOT NULL,
    PRIMARY KEY (change_id, ticket_key)
);
