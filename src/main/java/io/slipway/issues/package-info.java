/** What was found live or in test: the service desk, severity and impact, and the fixes that later releases owe. */
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
            "readiness"
        })
package io.slipway.issues;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
