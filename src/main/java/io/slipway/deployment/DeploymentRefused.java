package io.slipway.deployment;

import java.util.List;

/** The deployment may not start now. The message gives every reason at once, in the programme's words. */
class DeploymentRefused extends RuntimeException {

    DeploymentRefused(List<String> reasons) {
        super(String.join("; ", reasons));
    }
}
