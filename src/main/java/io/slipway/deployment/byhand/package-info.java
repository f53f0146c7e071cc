/** Runs that people carry out with their own hands: begun inside what was cleared, reported, verified by somebody else. */
@NullMarked
package io.slipway.deployment.byhand;

import org.jspecify.annotations.NullMarked;
