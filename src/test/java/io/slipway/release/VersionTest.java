package io.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.programme.VersionPart;
import io.slipway.testing.Requirement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest(name = "{0} then {1} gives {2}")
    @CsvSource({
        "0.0.0.0, MAJOR, 1.0.0.0",
        "1.0.0.0, MINOR, 1.1.0.0",
        "1.0.0.0, EMERGENCY, 1.0.0.1",
        "1.0.0.0, PATCH EMERGENCY EMERGENCY EMERGENCY EMERGENCY EMERGENCY EMERGENCY EMERGENCY, 1.0.1.7",
        "1.0.1.7, PATCH, 1.0.2.0",
        "1.4.3.2, MINOR, 1.5.0.0",
        "1.4.3.2, MAJOR, 2.0.0.0"
    })
    @Requirement({"M-098", "M-102", "M-103", "M-104", "M-105", "M-106", "M-107", "M-108"})
    void eachPartThatIncrementsResetsThoseToItsRight(String before, String parts, String after) {
        var version = Version.parse(before);
        for (var part :
                Arrays.stream(parts.split(" ")).map(VersionPart::valueOf).toList()) {
            version = version.next(part);
        }

        assertThat(version).hasToString(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.x", "v1.2.3.4", "1.2.3.-4", "1.2.3.999999"})
    void whatIsNoVersionIsRefusedWithTheMend(String text) {
        assertThatThrownBy(() -> Version.parse(text)).hasMessageContaining("four numbers");
    }

    @Test
    void versionsAreOrderedByTheirNumbersNotTheirText() {
        assertThat(Version.parse("1.10.0.0")).isGreaterThan(Version.parse("1.9.0.0"));
    }

    @ParameterizedTest
    @EnumSource(VersionPart.class)
    void nothingFollowsTheHighestNumberOfAPart(VersionPart part) {
        assertThatThrownBy(() -> Version.parse("99999.99999.99999.99999").next(part))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("increment another part");
    }
}
