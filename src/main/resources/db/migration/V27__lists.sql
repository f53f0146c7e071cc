-- Lists are read by the page, however many releases have ended.
-- The end stands with the release too, written in the transaction of its token: what is not over is found without looking
-- at what is.
ALTER TABLE slw_release ADD COLUMN ended_at TIMESTAMP WITH TIME ZONE;
UPDATE slw_release SET ended_at = (SELECT e.ended_at FROM slw_lifecycle_end e
    WHERE e.process_instance_id = slw_release.process_instance_id);
CREATE INDEX slw_release_listed ON slw_release (requested_at DESC, release_key DESC);
CREATE INDEX slw_release_over ON slw_release (ended_at DESC, release_key DESC);
CREATE INDEX slw_release_kind ON slw_release (programme, release_type, requested_at DESC, release_key DESC);
CREATE INDEX slw_release_highest ON slw_release (programme DESC, major_part DESC, minor_part DESC, patch_part DESC,
    emergency_part DESC);
CREATE INDEX slw_site_agreement_site ON slw_site_agreement (site, release_key);
CREATE INDEX slw_assessment_off ON slw_assessment (online_again, offline_since);
-- What one release has is found by its key; what a site runs is its newest entry.
CREATE INDEX slw_run_release ON slw_run (release_key);
CREATE INDEX slw_run_outcome ON slw_run (outcome, ended_at);
CREATE INDEX slw_installed_newest ON slw_installed (programme DESC, site DESC, queue_number DESC);
CREATE INDEX slw_admission_release ON slw_admission (release_key);
CREATE INDEX slw_comparison_release ON slw_comparison (release_key);
CREATE INDEX slw_test_evidence_release ON slw_test_evidence (release_key);
CREATE INDEX slw_scope_item_ticket ON slw_scope_item (ticket_key);
CREATE INDEX slw_rca_entry_opened ON slw_rca_entry (opened_at DESC, release_key DESC);
CREATE INDEX slw_rca_action_open ON slw_rca_action (state, ordered);
