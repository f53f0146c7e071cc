package io.slipway.programme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MhhsProgrammeTest {
    @Test
    void isRead() {
        assertThat(Mhhs.programme().id()).isEqualTo("mhhs");
    }
}
