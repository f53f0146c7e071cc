package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.slipway.testing.Lifecycle;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@SlipwayTest
class EngineFailuresTest {

    @Autowired
    ApplicationContext context;

    @Test
    @Requirement("F-139")
    void whoeverTheEngineStumblesOverBecauseAnotherWasQuickerIsToldSo() {
        var answer = answer("task/gone-a-moment-ago/complete");

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getEntity()).asString().contains("no longer open").doesNotContain("NullPointer");
    }

    @Test
    void anErrorOfOursStaysOne() {
        var task = Lifecycle.start(context, "Stumble").tasks("defineScope").get(0);

        assertThat(answer("engine/default/task/" + task.getId() + "/submit-form")
                        .getStatus())
                .isEqualTo(500);
        assertThat(answer("process-instance/count").getStatus()).isEqualTo(500);
    }

    private static Response answer(String path) {
        var address = mock(UriInfo.class);
        when(address.getPath()).thenReturn(path);
        return new EngineFailures.OfStumble(address).toResponse(new NullPointerException());
    }
}
