package io.slipway.identity;

import io.slipway.programme.Programme;

/** The groups that exist whatever the programmes are. */
public final class Groups {

    public static final String ADMINS = "camunda-admin";
    public static final String AUDITORS = "auditors";
    public static final String PROCESS_OWNERS = "process-owners";

    private Groups() {}

    /** Returns the group whose people put right what failed technically. */
    public static String releaseManagers(Programme programme) {
        return programme.id() + "-release-manager";
    }
}
