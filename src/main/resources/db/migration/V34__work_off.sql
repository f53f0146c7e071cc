-- What is still to be worked off once a release is closed, as it was agreed.
CREATE TABLE slw_work_off (
    release_key VARCHAR(64)  NOT NULL REFERENCES slw_release,
    number      INTEGER      NOT NULL,
    action      VARCHAR(500) NOT NULL,
    owner       VARCHAR(200) NOT NULL,
    due         DATE         NOT NULL,
    agreed_by   VARCHAR(64)  NOT NULL,
    agreed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (release_key, number)
);
