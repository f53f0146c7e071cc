/** The hub of FLIP, which shows its users the downtime banner. */
@NullMarked
package io.slipway.comms.banner;

import org.jspecify.annotations.NullMarked;
