/** Tickets in one YAML file per project, for programmes without a ticket system and for trying things out. */
@NullMarked
package io.slipway.tickets.local;

import org.jspecify.annotations.NullMarked;
