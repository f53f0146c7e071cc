@NullMarked
package io.slipway.rfc;

import org.jspecify.annotations.NullMarked;
