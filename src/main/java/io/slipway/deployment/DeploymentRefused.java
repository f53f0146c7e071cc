package io.slipway.deployment;

import io.slipway.words.PlainText;
import java.util.List;

/** The deployment may not start now. The message gives every reason at once, in the programme's words. */
public class DeploymentRefused extends RuntimeException {

    /** A process variable holds 4,000 characters. */
    static final int LONGEST = 3500;

    DeploymentRefused(List<String> reasons) {
        super(PlainText.cut(String.join("; ", reasons), LONGEST));
    }
}
