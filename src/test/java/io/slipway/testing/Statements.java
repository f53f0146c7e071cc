package io.slipway.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Sees every statement that a thread prepares, so that a test can let something happen just before one of them. */
@TestComponent
public class Statements implements BeanPostProcessor {

    private static final ThreadLocal<@Nullable Consumer<String>> WATCHER = new ThreadLocal<>();

    /** Tells the watcher of each statement that the call prepares in this thread. */
    public static <T> T watched(Consumer<String> watcher, Callable<T> call) throws Exception {
        WATCHER.set(watcher);
        try {
            return call.call();
        } finally {
            WATCHER.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Watched(source) : bean;
    }

    private static final class Watched extends DelegatingDataSource {

        private Watched(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Statements.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        var watcher = WATCHER.get();
                        if (watcher != null && method.getName().equals("prepareStatement")) {
                            watcher.accept(String.valueOf(arguments[0]));
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }
    }
}
