package io.slipway.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the releases of some types may be made of. Each rule is the name of what demands it, such as {@code M-084}; one that
 * is left out demands nothing.
 *
 * @param kind the kind of ticket, as the ticket system has it
 * @param name what people call it
 * @param releaseTypes the types that may hold it
 * @param requirement where it is said that they may, and no others
 * @param firstOnly why it may be in the first release of its party only
 * @param approved why change governance has to have approved it
 * @param assessed why its impact assessment has to say how it is released and whom it touches
 * @param ofResolver why it is in releases of the party that resolves it only
 */
public record Content(
        String kind,
        String name,
        List<String> releaseTypes,
        String requirement,
        @Nullable String firstOnly,
        @Nullable String approved,
        @Nullable String assessed,
        @Nullable String ofResolver) {}
