package io.slipway.deployment.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.words.PlainText;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The inventories as Ansible itself reads them. Asking it takes a second, so each good answer is kept for a minute, or
 * until a file of the inventories changes, and {@link InventoryWatch} asks ahead of those who cannot wait.
 */
@Component
class Inventories {

    private static final int PATIENCE_SECONDS = 60;
    private static final int LONGEST_REASON = 300;
    private static final int DEEPEST = 8;
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration AGEING = Duration.ofSeconds(30);
    private static final Duration WANTED = Duration.ofMinutes(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final AnsibleSettings settings;
    private final Playbooks playbooks;
    private final Clock clock;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final Map<String, Instant> wanted = new ConcurrentHashMap<>();

    Inventories(AnsibleSettings settings, Playbooks playbooks, Clock clock) {
        this.settings = settings;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** @param files what the files looked like when they were read */
    private record Reading(String files, Instant at, JsonNode listing, String trouble) {

        boolean isOf(String present) {
            return files.equals(present);
        }

        boolean isGood() {
            return trouble.isEmpty();
        }
    }

    /** Returns why a run on these hosts cannot be carried out, in a sentence for people; may wait for Ansible. */
    Optional<String> obstacle(String programme, List<String> hosts) {
        wanted.put(programme, clock.instant());
        var place = settings.inventoryOf(programme);
        return Files.exists(place) ? obstacle(place, read(programme), hosts) : missing(place);
    }

    /** Returns the same as far as a good reading lies ready. */
    Optional<String> knownObstacle(String programme, List<String> hosts) {
        wanted.put(programme, clock.instant());
        var place = settings.inventoryOf(programme);
        if (!Files.exists(place)) {
            return missing(place);
        }
        var files = files();
        return Optional.ofNullable(readings.get(programme))
                .filter(known -> isReady(known, files))
                .flatMap(known -> obstacle(place, known, hosts));
    }

    /** Asks Ansible again if a file has changed since, or if what was read grows old while somebody wants it. */
    void readAhead(String programme) {
        if (!Files.exists(settings.inventoryOf(programme))) {
            return;
        }
        var files = files();
        var asked = wanted.get(programme);
        var keep = asked != null && isWithin(asked, WANTED) ? AGEING : null;
        read(programme, files, known -> known.isOf(files) && (keep == null || isWithin(known.at(), keep)));
    }

    private static Optional<String> missing(Path place) {
        return Optional.of("There is no inventory " + place.getFileName() + "; write it into " + place.getParent());
    }

    private static Optional<String> obstacle(Path place, Reading reading, List<String> hosts) {
        return reading.isGood()
                ? new Inventory(String.valueOf(place.getFileName()), reading.listing()).obstacle(hosts)
                : Optional.of("The inventory " + place.getFileName() + " cannot be read: " + reading.trouble());
    }

    private Reading read(String programme) {
        var files = files();
        return read(programme, files, known -> isReady(known, files));
    }

    private Reading read(String programme, String files, Predicate<Reading> suffices) {
        return readings.compute(
                programme,
                (id, known) -> known != null && suffices.test(known) ? known : ask(files, settings.inventoryOf(id)));
    }

    /** Trouble may have passed by now, and an inventory that is a program says something else without a change of files. */
    private boolean isReady(Reading known, String files) {
        return known.isGood() && known.isOf(files) && isWithin(known.at(), FRESH);
    }

    private boolean isWithin(Instant since, Duration time) {
        return Duration.between(since, clock.instant()).abs().compareTo(time) < 0;
    }

    /** Variables of hosts and groups lie beside the inventory, so every file of the folder counts. */
    private String files() {
        try (var all = Files.walk(settings.inventory(), DEEPEST)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(Inventories::look)
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The inventories in " + settings.inventory() + " cannot be read", unreadable);
        }
    }

    private static String look(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return file + " gone";
        }
    }

    private Reading ask(String files, Path inventory) {
        try {
            var scratch = Files.createTempDirectory("inventory");
            try {
                return ask(files, inventory, scratch);
            } finally {
                FileSystemUtils.deleteRecursively(scratch);
            }
        } catch (IOException failed) {
            return troubled(files, String.valueOf(failed.getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while an inventory was read", stopping);
        }
    }

    private Reading ask(String files, Path inventory, Path scratch) throws IOException, InterruptedException {
        var listing = scratch.resolve("listing.json");
        var errors = scratch.resolve("errors");
        var process = command(inventory, scratch)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(listing.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return troubled(files, "it takes longer than " + PATIENCE_SECONDS + " seconds");
        }
        return process.exitValue() == 0
                ? new Reading(files, clock.instant(), JSON.readTree(listing.toFile()), "")
                : troubled(files, trouble(new String(Files.readAllBytes(errors), StandardCharsets.UTF_8)));
    }

    private Reading troubled(String files, String trouble) {
        var words = PlainText.cut(PlainText.storable(trouble), LONGEST_REASON);
        return new Reading(files, clock.instant(), JSON.nullNode(), words);
    }

    private ProcessBuilder command(Path inventory, Path home) {
        var command =
                new ArrayList<>(List.of(settings.inventoryCommand(), "--inventory", inventory.toString(), "--list"));
        if (settings.vaultPasswordFile() != null) {
            command.add("--vault-password-file");
            command.add(settings.vaultPasswordFile().toAbsolutePath().toString());
        }
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", settings.path(),
                        "HOME", home.toString(),
                        "LANG", "C.UTF-8",
                        "LC_ALL", "C.UTF-8",
                        "PYTHONDONTWRITEBYTECODE", "1",
                        "ANSIBLE_CONFIG", playbooks.file("ansible.cfg").toString(),
                        "ANSIBLE_LOCAL_TEMP", home.resolve("tmp").toString()));
        return builder;
    }

    /** Ansible's own first sentence. What follows it quotes the file, where passwords may stand. */
    private static String trouble(String errors) {
        return errors.lines()
                .filter(line -> line.startsWith("ERROR!"))
                .findFirst()
                .map(line -> line.substring("ERROR!".length()).strip())
                .orElse("ansible-inventory gave no reason");
    }
}
