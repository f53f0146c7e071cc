/** Mail by SMTP. */
@NullMarked
package io.slipway.comms.mail;

import org.jspecify.annotations.NullMarked;
