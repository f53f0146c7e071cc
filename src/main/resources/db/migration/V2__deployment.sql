-- The room `deployment`: runs, what they did at each site, and what is installed where.
-- The intent to run comes first and is unique: whoever asks again finds it.
CREATE TABLE slw_run (
    id            VARCHAR(120) PRIMARY KEY,
    ordered_by    VARCHAR(64)  NOT NULL,
    release_key   VARCHAR(64)  NOT NULL REFERENCES slw_release,
    programme     VARCHAR(32)  NOT NULL,
    environment   VARCHAR(32)  NOT NULL,
    window_number INTEGER      NOT NULL,
    wave          INTEGER      NOT NULL,
    round         INTEGER      NOT NULL,
    playbook      VARCHAR(20)  NOT NULL,
    build_name    VARCHAR(100) NOT NULL,
    requested_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    started_at    TIMESTAMP WITH TIME ZONE,
    ended_at      TIMESTAMP WITH TIME ZONE,
    outcome       VARCHAR(20),
    cancelled_by  VARCHAR(64),
    delivered     BOOLEAN      NOT NULL,
    queue_number  BIGINT       GENERATED ALWAYS AS IDENTITY,
    CONSTRAINT slw_run_once UNIQUE (ordered_by, wave, round, playbook)
);
CREATE INDEX slw_run_open ON slw_run (delivered);
-- The sites a run is planned for, each with what is known to have happened there.
CREATE TABLE slw_run_site (
    run_id  VARCHAR(120) NOT NULL REFERENCES slw_run,
    site    VARCHAR(32)  NOT NULL,
    host    VARCHAR(64)  NOT NULL,
    outcome VARCHAR(20)  NOT NULL,
    changed BOOLEAN      NOT NULL,
    version VARCHAR(100),
    detail  VARCHAR(1000),
    PRIMARY KEY (run_id, site)
);
CREATE TABLE slw_run_event (
    run_id VARCHAR(120)  NOT NULL REFERENCES slw_run,
    seq    INTEGER       NOT NULL,
    at     TIMESTAMP WITH TIME ZONE NOT NULL,
    line   VARCHAR(1000) NOT NULL,
    PRIMARY KEY (run_id, seq)
);
-- The environment ledger: a row per installation, the newest of a site is what the site runs.
CREATE TABLE slw_installed (
    run_id       VARCHAR(120) NOT NULL REFERENCES slw_run,
    programme    VARCHAR(32)  NOT NULL,
    environment  VARCHAR(32)  NOT NULL,
    site         VARCHAR(32)  NOT NULL,
    build_name   VARCHAR(100) NOT NULL,
    release_key  VARCHAR(64)  REFERENCES slw_release,
    installed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    queue_number BIGINT      GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (run_id, site)
);
CREATE INDEX slw_installed_site ON slw_installed (programme, environment, site);
-- Each answer to "may this deployment start now?"; refusal is null where it may.
CREATE TABLE slw_admission (
    id            VARCHAR(36)  PRIMARY KEY,
    release_key   VARCHAR(64)  NOT NULL REFERENCES slw_release,
    environment   VARCHAR(32)  NOT NULL,
    window_number INTEGER      NOT NULL,
    checked_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    refusal       VARCHAR(3500)
);
CREATE TABLE slw_left_out (
    admission_id VARCHAR(36)   NOT NULL REFERENCES slw_admission,
    site         VARCHAR(32)   NOT NULL,
    reason       VARCHAR(500)  NOT NULL,
    PRIMARY KEY (admission_id, site)
);
-- After a production deployment: sites whose build differs from pre-production's.
CREATE TABLE slw_comparison (
    id            VARCHAR(36)  PRIMARY KEY,
    release_key   VARCHAR(64)  NOT NULL REFERENCES slw_release,
    window_number INTEGER      NOT NULL,
    compared_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE TABLE slw_difference (
    comparison_id  VARCHAR(36) NOT NULL REFERENCES slw_comparison,
    site           VARCHAR(32) NOT NULL,
    other_site     VARCHAR(32) NOT NULL,
    build_name     VARCHAR(100),
    other_build    VARCHAR(100),
    PRIMARY KEY (comparison_id, site, other_site)
);
