-- The room `comms`: what was said, to whom, and whether it arrived.
-- A notice is written in the transaction of the token; its step key keeps a repeated reminder from becoming a second one.
CREATE TABLE slw_notice (
    id            VARCHAR(36)  PRIMARY KEY,
    release_key   VARCHAR(64)  NOT NULL REFERENCES slw_release,
    step_key      VARCHAR(200) NOT NULL,
    notice        VARCHAR(64)  NOT NULL,
    window_number INTEGER      NOT NULL,
    calendar      VARCHAR(10),
    subject       VARCHAR(300) NOT NULL,
    markdown      TEXT         NOT NULL,
    text_digest   CHAR(64)     NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT slw_notice_step UNIQUE (release_key, step_key)
);
-- One mail to one person. The queue number keeps the order in which one person hears of one release.
CREATE TABLE slw_delivery (
    id              VARCHAR(36)   PRIMARY KEY,
    queue_number    BIGINT        GENERATED ALWAYS AS IDENTITY,
    notice_id       VARCHAR(36)   NOT NULL REFERENCES slw_notice,
    release_key     VARCHAR(64)   NOT NULL REFERENCES slw_release,
    party           VARCHAR(64)   NOT NULL,
    recipient       VARCHAR(200)  NOT NULL,
    address         VARCHAR(254)  NOT NULL,
    reason          VARCHAR(1000) NOT NULL,
    invitation      TEXT,
    state           VARCHAR(10)   NOT NULL,
    message_id      VARCHAR(200)  NOT NULL,
    attempts        INTEGER       NOT NULL,
    resends         INTEGER       NOT NULL,
    resent_by       VARCHAR(64),
    next_attempt_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_error      VARCHAR(1000),
    sent_at         TIMESTAMP WITH TIME ZONE,
    CONSTRAINT slw_delivery_once UNIQUE (notice_id, address)
);
CREATE INDEX slw_delivery_due ON slw_delivery (state, next_attempt_at);
CREATE INDEX slw_delivery_queue ON slw_delivery (release_key, address, state);
-- The calendar entry each party holds for each downtime window.
CREATE TABLE slw_invite (
    release_key     VARCHAR(64)  NOT NULL REFERENCES slw_release,
    window_number   INTEGER      NOT NULL,
    party           VARCHAR(64)  NOT NULL,
    uid             VARCHAR(200) NOT NULL,
    sequence_number INTEGER      NOT NULL,
    method          VARCHAR(10)  NOT NULL,
    starts_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    predicted_end   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (release_key, window_number, party)
);
-- What we asked the product's hub to show, with what it showed before so that it can be put back.
CREATE TABLE slw_banner_change (
    id              VARCHAR(36)   PRIMARY KEY,
    queue_number    BIGINT        GENERATED ALWAYS AS IDENTITY,
    release_key     VARCHAR(64)   NOT NULL REFERENCES slw_release,
    window_number   INTEGER       NOT NULL,
    action          VARCHAR(10)   NOT NULL,
    deployment_mode BOOLEAN       NOT NULL,
    message         VARCHAR(2000) NOT NULL,
    link            VARCHAR(2000),
    enabled         BOOLEAN       NOT NULL,
    before_deployment_mode BOOLEAN NOT NULL,
    before_message  VARCHAR(2000) NOT NULL,
    before_link     VARCHAR(2000),
    before_enabled  BOOLEAN       NOT NULL,
    asked_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    done_at         TIMESTAMP WITH TIME ZONE
);
CREATE INDEX slw_banner_change_window ON slw_banner_change (release_key, window_number);
