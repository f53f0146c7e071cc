package io.slipway.comms;

import io.slipway.release.ReleaseKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a lifecycle wants people to be told.
 *
 * @param activity the RACI row whose people are told; null when only {@code alsoTo} counts
 * @param letters which of them, for example {@code CI}
 * @param alsoTo role ids and {@code party:<id>}
 * @param meets the entry criterion that is met by telling them
 * @param window the downtime window it is about; 0 for all of them
 */
record NoticeRequest(
        ReleaseKey release,
        String notice,
        @Nullable String activity,
        String letters,
        List<String> alsoTo,
        @Nullable String meets,
        int window,
        @Nullable String environment,
        @Nullable String outcome,
        @Nullable String refusal) {

    NoticeRequest {
        activity = activity == null || activity.isBlank() ? null : activity;
    }

    /** Tells these roles and parties something about the release as a whole. */
    static NoticeRequest to(ReleaseKey release, String notice, List<String> whom) {
        return new NoticeRequest(release, notice, null, "", whom, null, 0, null, null, null);
    }

    NoticeRequest about(int number) {
        return new NoticeRequest(
                release, notice, activity, letters, alsoTo, meets, number, environment, outcome, refusal);
    }
}
