package io.slipway.banner;

import org.jspecify.annotations.Nullable;

/**
 * What the product shows its users.
 *
 * @param deploymentMode whether users are kept out
 * @param enabled whether the banner is visible
 */
public record SiteDisplay(
        boolean deploymentMode, String message, @Nullable String link, boolean enabled) {}
