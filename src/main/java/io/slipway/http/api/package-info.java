/** The REST interface, one class for each kind of thing that it tells of or takes. */
@NullMarked
package io.slipway.http.api;

import org.jspecify.annotations.NullMarked;
