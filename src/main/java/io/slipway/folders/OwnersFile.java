package io.slipway.folders;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file that an owner keeps.
 *
 * @param path from the folders' home, for example {@code forms/common/review-notes.form}
 * @param place where a person finds it: its path, or that on the disk if it lies beside the application
 */
public record OwnersFile(String path, String place, byte[] content) {

    /** Returns the programme whose folder it lies in, or {@code common}. */
    public String programme() {
        return path.split("/")[1];
    }

    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnersFile file && path.equals(file.path) && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return place;
    }
}
