-- Records without a version of their own, such as a root cause analysis, are counted per programme: FLIP-RCA-1.
ALTER TABLE slw_release ALTER COLUMN version DROP NOT NULL;
ALTER TABLE slw_release ALTER COLUMN major_part DROP NOT NULL;
ALTER TABLE slw_release ALTER COLUMN minor_part DROP NOT NULL;
ALTER TABLE slw_release ALTER COLUMN patch_part DROP NOT NULL;
ALTER TABLE slw_release ALTER COLUMN emergency_part DROP NOT NULL;

-- An issue in live operation, raised through the service desk, and the release or analysis that deals with it. One that
-- turns out to be more severe is dealt with anew: what began as an analysis becomes a hotfix.
CREATE TABLE slw_live_issue (
    programme   VARCHAR(32)   NOT NULL,
    reference   VARCHAR(64)   NOT NULL,
    severity    INTEGER       NOT NULL,
    environment VARCHAR(32)   NOT NULL,
    summary     VARCHAR(500)  NOT NULL,
    release_key VARCHAR(64)   NOT NULL REFERENCES slw_release,
    PRIMARY KEY (programme, reference, severity),
    CONSTRAINT slw_live_issue_release UNIQUE (release_key)
);

-- Each time somebody or something reported it; a delivery that comes twice is one report.
CREATE TABLE slw_issue_report (
    id           VARCHAR(36)   PRIMARY KEY,
    release_key  VARCHAR(64)   NOT NULL REFERENCES slw_release,
    source       VARCHAR(32)   NOT NULL,
    delivery     VARCHAR(200)  NOT NULL,
    reported_by  VARCHAR(64)   NOT NULL,
    summary      VARCHAR(500)  NOT NULL,
    reported_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT slw_issue_report_once UNIQUE (source, delivery)
);
