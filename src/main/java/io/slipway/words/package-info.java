/** How things are said: days and moments in a zone, Markdown, templates, digests, text that a person can read. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.slipway.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
