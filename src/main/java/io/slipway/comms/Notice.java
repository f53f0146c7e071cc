package io.slipway.comms;

import io.slipway.release.ReleaseKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something people were told about a release, and how it reached each of them.
 *
 * @param name of the template
 * @param window the downtime window it is about; 0 for none in particular
 * @param calendar what the calendar entry in it asks for; null when there is none
 * @param textDigest SHA-256 of the Markdown text
 */
public record Notice(
        String id,
        ReleaseKey release,
        String name,
        int window,
        @Nullable CalendarMethod calendar,
        String subject,
        String markdown,
        String textDigest,
        Instant createdAt,
        List<Delivery> deliveries) {

    /** Returns the notice as these parties got it: without what went to others. */
    public Notice to(List<String> parties) {
        return new Notice(
                id,
                release,
                name,
                window,
                calendar,
                subject,
                markdown,
                textDigest,
                createdAt,
                deliveries.stream()
                        .filter(delivery -> parties.contains(delivery.party()))
                        .toList());
    }

    /** Whether every recipient has it. */
    public boolean delivered() {
        return deliveries.stream().allMatch(delivery -> delivery.state() == Delivery.State.SENT);
    }

    /** Whether whoever does not have it waits for a digest only. */
    public boolean waitsForDigest() {
        return !delivered()
                && deliveries.stream()
                        .allMatch(delivery -> delivery.state() == Delivery.State.SENT || delivery.waitsForDigest());
    }
}
