/** What a model, table or form must be, by itself and with the others, wherever it comes in. */
@NullMarked
package io.slipway.models.rules;

import org.jspecify.annotations.NullMarked;
