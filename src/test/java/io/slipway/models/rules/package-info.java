@NullMarked
package io.slipway.models.rules;

import org.jspecify.annotations.NullMarked;
