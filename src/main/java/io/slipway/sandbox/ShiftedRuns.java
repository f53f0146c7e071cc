package io.slipway.sandbox;

import io.slipway.deployment.AutomationController;
import io.slipway.deployment.RunReport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells when a run began and ended by the shifted clock of the demo; Ansible goes by the machine's. */
@Component
@Profile("demo | sandbox")
@ConditionalOnProperty("slipway.sandbox.clock-offset")
class ShiftedRuns implements BeanPostProcessor {

    private final Duration offset;

    ShiftedRuns(Environment environment) {
        this.offset = environment.getRequiredProperty("slipway.sandbox.clock-offset", Duration.class);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof AutomationController controller)) {
            return bean;
        }
        return Proxy.newProxyInstance(
                controller.getClass().getClassLoader(),
                new Class<?>[] {AutomationController.class},
                (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(controller, arguments);
                        return answer instanceof RunReport report ? shifted(report) : answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private RunReport shifted(RunReport report) {
        return new RunReport(
                report.state(), shift(report.startedAt()), shift(report.endedAt()), report.note(), report.events());
    }

    private @Nullable Instant shift(@Nullable Instant machine) {
        return machine == null ? null : machine.plus(offset);
    }
}
