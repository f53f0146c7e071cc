/** Slipway. Every sub-package is one room; the BPMN models in {@code processes/} connect them. */
@NullMarked
package io.slipway;

import org.jspecify.annotations.NullMarked;
