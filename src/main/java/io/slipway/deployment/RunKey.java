package io.slipway.deployment;

import io.slipway.release.ReleaseKey;

/** What a run is for. A key has one run for ever, so a job that is tried again finds the first attempt. */
record RunKey(ReleaseKey release, String environment, int window, int wave, int round, Playbook playbook) {}
