package io.slipway.deployment.ansible;

import io.slipway.deployment.Playbook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** An application that starts a run and is killed before the run has ended: arguments are folder and program. */
final class DoomedApplication {

    private DoomedApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        var bench = new Bench(Path.of(arguments[0]), Path.of(arguments[0], "inventory"));
        var controller = bench.controller(arguments[1], Duration.ofMinutes(5));
        bench.begin(controller, bench.order(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch"));
        new CountDownLatch(1).await();
    }
}
