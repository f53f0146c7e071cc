/** The release board: who is kept out, what waits for the viewer, what is in flight and what comes. */
@NullMarked
package io.slipway.http.board;

import org.jspecify.annotations.NullMarked;
