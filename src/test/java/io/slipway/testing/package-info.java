/** What tests share: the requirement mark, databases, people and the steps of a lifecycle. */
@NullMarked
package io.slipway.testing;

import org.jspecify.annotations.NullMarked;
