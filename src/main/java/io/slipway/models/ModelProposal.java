package io.slipway.models;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change of models or forms that somebody proposed.
 *
 * @param base the set that was deployed when it was proposed
 * @param decidedBy who accepted, declined or withdrew it; null while it is open
 * @param remark what that person said
 */
public record ModelProposal(
        long id,
        State state,
        String title,
        String sha256,
        long base,
        ModelOwner proposedBy,
        Instant proposedAt,
        @Nullable ModelOwner decidedBy,
        @Nullable Instant decidedAt,
        String remark,
        List<File> files) {

    /** What became of it. */
    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        WITHDRAWN;

        public String title() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /** A file of the proposal. */
    public record File(String name, String sha256) {}

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isBy(String person) {
        return proposedBy.id().equals(person);
    }

    public List<String> fileNames() {
        return files.stream().map(File::name).toList();
    }
}
