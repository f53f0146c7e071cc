/** Release notes and rollout report: one model each, rendered to Markdown, HTML and PDF. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "words",
            "process",
            "programme",
            "calendar",
            "release",
            "scope",
            "downtime",
            "build",
            "readiness",
            "folders"
        })
package io.slipway.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
