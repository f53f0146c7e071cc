/** Follows runs to their ends: each begun once by one node, read while it goes on, ended where nobody can follow it. */
@NullMarked
package io.slipway.deployment.following;

import org.jspecify.annotations.NullMarked;
