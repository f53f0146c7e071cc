/** The pages for people: one release and its runs, the log of analyses, models, environments, the form that starts a release. */
@NullMarked
package io.slipway.http.pages;

import org.jspecify.annotations.NullMarked;
