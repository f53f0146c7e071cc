package io.slipway.release;

import io.slipway.programme.VersionPart;
import java.util.Comparator;
import java.util.regex.Pattern;

/** A four-part version. Each part that increments resets every part to its right (MHHS-DEL1089 section 11). */
public record Version(int major, int minor, int patch, int emergency) implements Comparable<Version> {

    private static final Pattern SHAPE = Pattern.compile("\\d{1,5}(\\.\\d{1,5}){3}");
    private static final int HIGHEST = 99_999;
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch)
            .thenComparingInt(Version::emergency);

    public static Version parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a version; write four numbers with dots between them, like 1.4.0.0");
        }
        var parts = text.split("\\.");
        return new Version(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }

    boolean isHighest(VersionPart part) {
        return HIGHEST
                == switch (part) {
                    case MAJOR -> major;
                    case MINOR -> minor;
                    case PATCH -> patch;
                    case EMERGENCY -> emergency;
                };
    }

    /** Refused with {@link RuleBroken} where the part is as high as it can be. */
    public Version next(VersionPart part) {
        return switch (part) {
            case MAJOR -> new Version(after(major), 0, 0, 0);
            case MINOR -> new Version(major, after(minor), 0, 0);
            case PATCH -> new Version(major, minor, after(patch), 0);
            case EMERGENCY -> new Version(major, minor, patch, after(emergency));
        };
    }

    private int after(int number) {
        if (number >= HIGHEST) {
            throw new RuleBroken("No part of a version goes beyond " + HIGHEST + ", so nothing follows " + this
                    + " there; increment another part");
        }
        return number + 1;
    }

    /** Whether they differ in the emergency part alone: both are of the same release. */
    public boolean isOfSameRelease(Version other) {
        return major == other.major && minor == other.minor && patch == other.patch;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + "." + emergency;
    }
}
