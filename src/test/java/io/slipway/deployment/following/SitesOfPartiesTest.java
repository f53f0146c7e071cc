package io.slipway.deployment.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.deployment.Environments;
import io.slipway.deployment.Rollouts;
import io.slipway.deployment.Targets;
import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme.Site;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.testing.Requirement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where each party releases for itself, a release goes to its own sites, of which one may stand for another. */
class SitesOfPartiesTest {

    private final Room room = new Room(Mhhs.programme());
    private final JdbcClient db = room.bean(JdbcClient.class);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Requirement("M-067")
    void aReleaseGoesToTheSitesOfItsPartyAlone() {
        var helix = begin("HELIX", "elexon", "1.0.0.0");

        assertThat(targets(helix, "sit-staging")).containsExactly("elexon-sit-staging");
        assertThat(targets(helix, "sit-a")).containsExactly("elexon-sit-a");
        assertThat(targets(helix, "uit")).containsExactly("elexon-uit");
        assertThat(targets(begin("EES", "recco", "1.0.0.0"), "sit-staging"))
                .as("a party needs no staging")
                .isEmpty();
    }

    @Test
    @Requirement("M-071")
    void whatIsBroughtToASharedInstallationRunsInBothEnvironments() {
        var ees = begin("EES", "recco", "1.0.0.0");
        install(ees, "sit-a", "recco-sit-a", "EES-1.0.0.0-rc1", 1);

        assertThat(build("recco-sit-a")).isEqualTo("EES-1.0.0.0-rc1");
        assertThat(build("recco-sit-b")).isEqualTo("EES-1.0.0.0-rc1");
        assertThat(build("recco-uit")).isNull();

        install(ees, "sit-b", "recco-sit-b", "EES-1.0.0.0-rc2", 2);
        assertThat(build("recco-sit-a")).isEqualTo("EES-1.0.0.0-rc2");
        assertThat(build("recco-sit-b")).isEqualTo("EES-1.0.0.0-rc2");

        install(ees, "uit", "recco-uit", "EES-1.0.0.0-rc1", 3);
        assertThat(build("recco-sit-b")).isEqualTo("EES-1.0.0.0-rc2");
        assertThat(build("recco-uit")).isEqualTo("EES-1.0.0.0-rc1");
    }

    @Test
    void everyLiveEnvironmentThatItGoesToCounts() {
        var helix = begin("HELIX", "elexon", "1.0.0.0");
        assertThat(room.bean(Rollouts.class).of(List.of(helix))).containsValue(new Rollouts.Rollout(0, 0));

        db.sql("INSERT INTO slw_window (release_key, number, starts_at, predicted_end, reason)"
                        + " VALUES (:key, 1, :start, :end, 'Agreed')")
                .param("key", helix.key().value())
                .param("start", Timestamp.from(Room.NOW))
                .param("end", Timestamp.from(Room.NOW.plus(Duration.ofHours(2))))
                .update();
        install(helix, "sit-a", "elexon-sit-a", "HELIX-1.0.0.0-rc1", 1);

        assertThat(room.bean(Rollouts.class).of(List.of(helix))).containsValue(new Rollouts.Rollout(1, 3));
    }

    private List<String> targets(Release release, String environment) {
        return room.bean(Targets.class).of(release, environment, 0).stream()
                .map(Site::code)
                .toList();
    }

    private @Nullable String build(String site) {
        return room.bean(Environments.class).installed("mhhs").stream()
                .filter(installed -> installed.site().equals(site))
                .findFirst()
                .orElseThrow()
                .build();
    }

    private Release begin(String code, String party, String version) {
        var key = "MHHS-" + code + "-" + version;
        db.sql(
                        "INSERT INTO slw_release (release_key, programme, party, release_type, version, major_part, minor_part,"
                                + " patch_part, emergency_part, title, reason, requested_by, requested_at)"
                                + " VALUES (:key, 'mhhs', :party, 'major', :version, 1, 0, 0, 0, 'Base', 'First', 'somebody', :at)")
                .param("key", key)
                .param("party", party)
                .param("version", version)
                .param("at", Timestamp.from(Room.NOW))
                .update();
        return room.bean(Releases.class).get(new ReleaseKey(key));
    }

    private void install(Release release, String environment, String site, String build, int minute) {
        db.sql(
                        "INSERT INTO slw_run (id, ordered_by, release_key, programme, environment, window_number, wave, round,"
                                + " playbook, deployer, build_name, requested_at, delivered)"
                                + " VALUES (:id, :id, :release, 'mhhs', :environment, 1, 0, 0, 'DEPLOY', 'PARTY', :build, :at, TRUE)")
                .param("id", "run-" + minute)
                .param("release", release.key().value())
                .param("environment", environment)
                .param("build", build)
                .param("at", Timestamp.from(Room.NOW))
                .update();
        db.sql("INSERT INTO slw_installed (run_id, programme, environment, site, build_name, release_key, declared,"
                        + " installed_at) VALUES (:run, 'mhhs', :environment, :site, :build, :release, TRUE, :at)")
                .param("run", "run-" + minute)
                .param("environment", environment)
                .param("site", site)
                .param("build", build)
                .param("release", release.key().value())
                .param("at", Timestamp.from(Room.NOW.plus(Duration.ofMinutes(minute))))
                .update();
    }
}
