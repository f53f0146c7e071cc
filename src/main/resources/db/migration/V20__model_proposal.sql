-- Models and forms that were deployed together; the newest set is in force. The files themselves are the engine's.
CREATE TABLE slw_model_set (
    set_number    BIGINT      PRIMARY KEY,
    deployment_id VARCHAR(64) NOT NULL,
    proposal_id   BIGINT,
    deployed_at   TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What the folders held at each start that found something else there than any start before it, so that a start brings in
-- what is new and nothing else. A node of an older application that starts again finds its own state here.
CREATE TABLE slw_model_shipped (
    shipment  BIGINT       NOT NULL,
    file_name VARCHAR(128) NOT NULL,
    sha256    VARCHAR(64)  NOT NULL,
    PRIMARY KEY (shipment, file_name)
);

-- A change of models or forms that somebody proposed and somebody else decides about.
CREATE TABLE slw_model_proposal (
    proposal_id   BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state         VARCHAR(16)  NOT NULL,
    -- While it is open: who proposed what on which base, so that the same is not proposed twice.
    open_key      VARCHAR(200) UNIQUE,
    title         VARCHAR(255) NOT NULL,
    sha256        VARCHAR(64)  NOT NULL,
    base_set      BIGINT       NOT NULL REFERENCES slw_model_set,
    proposed_by   VARCHAR(64)  NOT NULL,
    proposed_name VARCHAR(255) NOT NULL,
    proposed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_by    VARCHAR(64),
    decided_name  VARCHAR(255),
    decided_at    TIMESTAMP WITH TIME ZONE,
    remark        VARCHAR(2000) NOT NULL
);

CREATE TABLE slw_model_proposal_file (
    proposal_id BIGINT       NOT NULL REFERENCES slw_model_proposal,
    file_name   VARCHAR(128) NOT NULL,
    content     TEXT         NOT NULL,
    sha256      VARCHAR(64)  NOT NULL,
    PRIMARY KEY (proposal_id, file_name)
);

ALTER TABLE slw_model_set ADD FOREIGN KEY (proposal_id) REFERENCES slw_model_proposal;
