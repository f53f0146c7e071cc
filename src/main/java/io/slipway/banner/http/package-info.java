/** A live system that shows its users the downtime banner, over HTTP. */
@NullMarked
package io.slipway.banner.http;

import org.jspecify.annotations.NullMarked;
