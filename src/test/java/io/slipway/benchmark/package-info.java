/** What {@link io.slipway.Benchmarks} measures, one class for each part. */
@NullMarked
package io.slipway.benchmark;

import org.jspecify.annotations.NullMarked;
