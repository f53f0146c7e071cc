-- What people wrote for a release in its tasks, part by part. The newest round of a part stands, the earlier ones stay.
CREATE TABLE slw_release_part (
    release_key VARCHAR(64)   NOT NULL REFERENCES slw_release,
    part        VARCHAR(64)   NOT NULL,
    round       INTEGER       NOT NULL,
    title       VARCHAR(200)  NOT NULL,
    body        VARCHAR(4000) NOT NULL,
    written_by  VARCHAR(64)   NOT NULL,
    written_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (release_key, part, round)
);
