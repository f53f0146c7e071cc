-- Who carries a run out: Ansible, or the parties of its sites by hand.
ALTER TABLE slw_run ADD COLUMN deployer VARCHAR(20) DEFAULT 'ANSIBLE' NOT NULL;
ALTER TABLE slw_run DROP CONSTRAINT slw_run_once;
ALTER TABLE slw_run ADD CONSTRAINT slw_run_once UNIQUE (ordered_by, wave, round, playbook, deployer);
-- Who reported the site of such a run; somebody else verifies it.
ALTER TABLE slw_run_site ADD COLUMN reported_by VARCHAR(255);
-- Whether people said what is installed, and no run of Ansible saw it.
ALTER TABLE slw_installed ADD COLUMN declared BOOLEAN DEFAULT FALSE NOT NULL;
