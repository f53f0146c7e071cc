package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;

class StartFailureTest {

    @Test
    void saysWhatOurOwnCodeSaysWithoutTheFrameworksWrapping() {
        var cause = new IOException("port 2222 is taken; choose another");
        var ours = new UncheckedIOException("The sandbox hosts cannot be set up", cause);

        assertThat(StartFailure.sentence(new BeanCreationException("sandboxHosts", "Error creating bean", ours)))
                .isEqualTo("The sandbox hosts cannot be set up: port 2222 is taken; choose another");
    }

    @Test
    void aWrapperThatOnlyRepeatsItsCauseSaysNothing() {
        var cause = new IOException("No space left on device");

        assertThat(StartFailure.sentence(new IllegalStateException(cause))).isEqualTo("No space left on device");
    }

    @Test
    void theFrameworkIsHeardWhereNobodyElseSpeaks() {
        assertThat(StartFailure.sentence(new IllegalStateException(new PortInUseException(8080))))
                .isEqualTo("Port 8080 is already in use");
        assertThat(StartFailure.sentence(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
