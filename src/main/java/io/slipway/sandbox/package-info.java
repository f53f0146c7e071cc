/** Stand-ins for the outside world, on only in the demo and in tests: mailbox, FLIP hub, build server, demo people. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "words",
            "process",
            "programme",
            "calendar",
            "release",
            "scope",
            "build",
            "deployment",
            "identity"
        })
package io.slipway.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
