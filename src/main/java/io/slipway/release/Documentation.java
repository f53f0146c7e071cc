package io.slipway.release;

import org.jspecify.annotations.Nullable;

/** Whether a system document must change for the release, why, and where the updated one is. */
public record Documentation(
        Kind kind,
        boolean needed,
        String reason,
        @Nullable String link,
        String decidedBy,
        @Nullable String updatedBy) {

    public enum Kind {
        CLINICAL_SAFETY("Clinical safety"),
        INFORMATION_GOVERNANCE("Information governance"),
        TRAINING("Training");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
