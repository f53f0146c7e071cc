-- Bugs left open by a release, as the ticket system had them when it was last asked.
CREATE TABLE slw_known_issue (
    release_key VARCHAR(64)  NOT NULL REFERENCES slw_release,
    ticket_key  VARCHAR(64)  NOT NULL,
    summary     VARCHAR(500) NOT NULL,
    severity    INTEGER,
    workaround  VARCHAR(1000),
    PRIMARY KEY (release_key, ticket_key)
);
