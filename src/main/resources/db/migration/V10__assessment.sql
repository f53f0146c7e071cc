-- What people found out about an issue in live operation, and how long the service was off for it.
CREATE TABLE slw_assessment (
    release_key          VARCHAR(64) PRIMARY KEY REFERENCES slw_release,
    other_system_at_risk BOOLEAN     NOT NULL,
    data_may_be_lost     BOOLEAN     NOT NULL,
    may_affect_further   BOOLEAN     NOT NULL,
    predicted_return     TIMESTAMP WITH TIME ZONE NOT NULL,
    assessed_by          VARCHAR(64) NOT NULL,
    assessed_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    offline_since        TIMESTAMP WITH TIME ZONE,
    online_again         TIMESTAMP WITH TIME ZONE,
    impact               VARCHAR(2000),
    lead_time            VARCHAR(500),
    fix_expected         TIMESTAMP WITH TIME ZONE
);
