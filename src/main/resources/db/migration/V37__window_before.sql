-- A window that was set anew, as it was until then: what users were kept out for is held against what was said of it.
CREATE TABLE slw_window_before (
    id            BIGINT        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    release_key   VARCHAR(64)   NOT NULL REFERENCES slw_release,
    number        INTEGER       NOT NULL,
    starts_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    predicted_end TIMESTAMP WITH TIME ZONE NOT NULL,
    reason        VARCHAR(2000) NOT NULL,
    set_anew_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX slw_window_before_release ON slw_window_before (release_key);
