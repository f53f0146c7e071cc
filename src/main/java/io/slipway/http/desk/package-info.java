/** The service desk's way in: proves who reports, reads what any desk may send, and loses nothing that cannot be read. */
@NullMarked
package io.slipway.http.desk;

import org.jspecify.annotations.NullMarked;
