@NullMarked
package io.slipway.identity;

import org.jspecify.annotations.NullMarked;
