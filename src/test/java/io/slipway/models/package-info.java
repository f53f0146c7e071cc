@NullMarked
package io.slipway.models;

import org.jspecify.annotations.NullMarked;
