-- The room `release`: what a release is. Where it stands is the engine's business.
CREATE TABLE slw_release (
    release_key         VARCHAR(64)  PRIMARY KEY,
    programme           VARCHAR(32)  NOT NULL,
    release_type        VARCHAR(32)  NOT NULL,
    version             VARCHAR(32)  NOT NULL,
    major_part          INTEGER      NOT NULL,
    minor_part          INTEGER      NOT NULL,
    patch_part          INTEGER      NOT NULL,
    emergency_part      INTEGER      NOT NULL,
    title               VARCHAR(200) NOT NULL,
    reason              VARCHAR(2000) NOT NULL,
    plan_reference   VARCHAR(200),
    build_name          VARCHAR(100),
    notes_summary       VARCHAR(4000),
    lessons             VARCHAR(2000),
    scheduled_date      DATE,
    requested_by        VARCHAR(64)  NOT NULL,
    requested_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    process_instance_id VARCHAR(64),
    withdrawn_reason    VARCHAR(2000),
    withdrawn_by        VARCHAR(64),
    CONSTRAINT slw_release_version UNIQUE (programme, version)
);
CREATE TABLE slw_scope_item (
    release_key VARCHAR(64)  NOT NULL REFERENCES slw_release,
    ticket_key  VARCHAR(64)  NOT NULL,
    kind        VARCHAR(20)  NOT NULL,
    summary     VARCHAR(500) NOT NULL,
    severity    INTEGER,
    workaround  VARCHAR(1000),
    status      VARCHAR(60)  NOT NULL,
    done        BOOLEAN      NOT NULL,
    needs_user_test   BOOLEAN,
    feature_flag VARCHAR(100),
    flagged_off BOOLEAN      NOT NULL,
    PRIMARY KEY (release_key, ticket_key)
);
CREATE TABLE slw_build (
    programme     VARCHAR(32)  NOT NULL,
    name          VARCHAR(100) NOT NULL,
    digest        CHAR(64)     NOT NULL,
    registered_by VARCHAR(64)  NOT NULL,
    registered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (programme, name)
);
CREATE TABLE slw_build_component (
    programme  VARCHAR(32)  NOT NULL,
    build_name VARCHAR(100) NOT NULL,
    component  VARCHAR(100) NOT NULL,
    version    VARCHAR(64)  NOT NULL,
    artefact   VARCHAR(200) NOT NULL,
    sha256     CHAR(64)     NOT NULL,
    PRIMARY KEY (programme, build_name, component),
    FOREIGN KEY (programme, build_name) REFERENCES slw_build
);
CREATE TABLE slw_build_flag (
    programme  VARCHAR(32)  NOT NULL,
    build_name VARCHAR(100) NOT NULL,
    flag       VARCHAR(100) NOT NULL,
    enabled    BOOLEAN      NOT NULL,
    PRIMARY KEY (programme, build_name, flag),
    FOREIGN KEY (programme, build_name) REFERENCES slw_build
);
CREATE TABLE slw_build_fix (
    programme  VARCHAR(32)  NOT NULL,
    build_name VARCHAR(100) NOT NULL,
    ticket_key VARCHAR(64)  NOT NULL,
    PRIMARY KEY (programme, build_name, ticket_key),
    FOREIGN KEY (programme, build_name) REFERENCES slw_build
);
-- A criterion once met, with the digest of the content it was met for; never updated.
CREATE TABLE slw_criterion_fact (
    id             VARCHAR(36)   PRIMARY KEY,
    release_key    VARCHAR(64)   NOT NULL REFERENCES slw_release,
    criterion      VARCHAR(64)   NOT NULL,
    content_digest CHAR(64)      NOT NULL,
    detail         VARCHAR(2000) NOT NULL,
    met_by         VARCHAR(64)   NOT NULL,
    met_at         TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX slw_criterion_fact_release ON slw_criterion_fact (release_key, criterion);
CREATE TABLE slw_window (
    release_key    VARCHAR(64)   NOT NULL REFERENCES slw_release,
    number         INTEGER       NOT NULL,
    starts_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    predicted_end  TIMESTAMP WITH TIME ZONE NOT NULL,
    moved_by       VARCHAR(64),
    reason         VARCHAR(2000) NOT NULL,
    PRIMARY KEY (release_key, number)
);
CREATE TABLE slw_site_agreement (
    release_key    VARCHAR(64)   NOT NULL REFERENCES slw_release,
    site           VARCHAR(32)   NOT NULL,
    window_number  INTEGER       NOT NULL,
    state          VARCHAR(20)   NOT NULL,
    agreed_start   TIMESTAMP WITH TIME ZONE,
    proposed_start TIMESTAMP WITH TIME ZONE,
    changed_by     VARCHAR(64)   NOT NULL,
    changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (release_key, site)
);
CREATE TABLE slw_documentation (
    release_key VARCHAR(64)   NOT NULL REFERENCES slw_release,
    document    VARCHAR(64)   NOT NULL,
    title       VARCHAR(200)  NOT NULL,
    needed      BOOLEAN       NOT NULL,
    reason      VARCHAR(2000) NOT NULL,
    link        VARCHAR(1000),
    decided_by  VARCHAR(64)   NOT NULL,
    updated_by  VARCHAR(64),
    PRIMARY KEY (release_key, document)
);
-- Test results as people recorded them; never updated, the newest for a build counts.
CREATE TABLE slw_test_result (
    id          VARCHAR(36)   PRIMARY KEY,
    release_key VARCHAR(64)   NOT NULL REFERENCES slw_release,
    build_name  VARCHAR(100)  NOT NULL,
    test        VARCHAR(64)   NOT NULL,
    subject     VARCHAR(64)   NOT NULL,
    passed      BOOLEAN       NOT NULL,
    detail      VARCHAR(2000) NOT NULL,
    recorded_by VARCHAR(64)   NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX slw_test_result_release ON slw_test_result (release_key, test);
CREATE TABLE slw_test_evidence (
    id          VARCHAR(36)  PRIMARY KEY,
    release_key VARCHAR(64)  NOT NULL REFERENCES slw_release,
    build_name  VARCHAR(100) NOT NULL,
    ticket_key  VARCHAR(64)  NOT NULL,
    name        VARCHAR(200) NOT NULL,
    media_type  VARCHAR(100) NOT NULL,
    bytes       BIGINT       NOT NULL,
    sha256      CHAR(64)     NOT NULL,
    uploaded_by VARCHAR(64)  NOT NULL,
    uploaded_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE TABLE slw_document (
    release_key VARCHAR(64)  NOT NULL REFERENCES slw_release,
    kind        VARCHAR(32)  NOT NULL,
    revision    INTEGER      NOT NULL,
    title       VARCHAR(200) NOT NULL,
    markdown    TEXT         NOT NULL,
    html        TEXT         NOT NULL,
    sha256      CHAR(64)     NOT NULL,
    written_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (release_key, kind, revision)
);
CREATE TABLE slw_carried_fix (
    programme    VARCHAR(32) NOT NULL,
    ticket_key   VARCHAR(64) NOT NULL,
    fixed_in     VARCHAR(64) NOT NULL REFERENCES slw_release,
    contained_in VARCHAR(64) REFERENCES slw_release,
    PRIMARY KEY (programme, ticket_key)
);
