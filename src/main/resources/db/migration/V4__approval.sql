-- Decisions people took; append-only. One row per completed task, written in the token's transaction.
CREATE TABLE slw_approval (
    id             VARCHAR(36)   PRIMARY KEY,
    task_id        VARCHAR(64)   NOT NULL,
    release_key    VARCHAR(64)   NOT NULL REFERENCES slw_release,
    step           VARCHAR(64)   NOT NULL,
    step_name      VARCHAR(200)  NOT NULL,
    role_group     VARCHAR(64)   NOT NULL,
    person         VARCHAR(64)   NOT NULL,
    decision       VARCHAR(32)   NOT NULL,
    decision_label VARCHAR(200)  NOT NULL,
    explanation    VARCHAR(2000) NOT NULL,
    content_digest CHAR(64)      NOT NULL,
    decided_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT slw_approval_task UNIQUE (task_id)
);
CREATE INDEX slw_approval_release ON slw_approval (release_key, step);
