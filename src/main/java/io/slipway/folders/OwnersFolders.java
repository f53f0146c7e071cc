package io.slipway.folders;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The folders that owners keep, one rule for all. {@code processes}, {@code forms} and {@code templates} have a folder for
 * each programme and {@code common}: a file beside the application replaces the packaged one of the same path, or is one
 * more. {@code programmes} and {@code playbooks} are read as a whole, from beside the application if they lie there:
 * who runs other programmes wants none of the packaged ones, and Ansible reads its files where they are.
 */
@Component
public class OwnersFolders implements SmartInitializingSingleton {

    /** The folder of what every programme uses. */
    public static final String COMMON = "common";

    private static final Logger LOG = LoggerFactory.getLogger(OwnersFolders.class);
    private static final List<String> ALL = List.of("programmes", "processes", "forms", "templates", "playbooks");
    private static final String YAML = ".yaml";

    private final Path home;
    private final List<OwnersFile> programmes;

    public OwnersFolders(@Value("${slipway.home}") Path home) {
        this.home = home.toAbsolutePath().normalize();
        var everything = Pattern.compile("programmes/[^/]+\\" + YAML);
        var files = beside("programmes").isPresent()
                ? besideFiles("programmes", everything)
                : packaged("programmes", everything);
        programmes = List.copyOf(files.values());
    }

    /** Returns the files of all programmes; none where the folder beside the application is empty. */
    public List<OwnersFile> programmes() {
        return programmes;
    }

    /** Returns the folder beside the application, if there is one. */
    public Optional<Path> beside(String folder) {
        return Optional.of(home.resolve(folder)).filter(Files::isDirectory);
    }

    /**
     * Returns what is in force of a folder, in the order of the paths: that of the programmes at hand and what is common.
     *
     * @param pattern of the paths of its files, within the folder; others are not looked at
     * @throws FolderBroken when a file beside the application lies in no folder of a programme that there is
     */
    public Collection<OwnersFile> files(String folder, String pattern) {
        var wanted = Pattern.compile(Pattern.quote(folder) + "/" + pattern);
        var files = new TreeMap<String, OwnersFile>();
        packaged(folder, wanted).values().stream()
                .filter(file -> known().contains(owner(file.path())))
                .forEach(file -> files.put(file.path(), file));
        var beside = besideFiles(folder, wanted);
        var astray = beside.values().stream()
                .filter(file -> !known().contains(owner(file.path())))
                .map(file -> file.place() + ": lies in the folder of no programme; move it to one of "
                        + known().stream()
                                .map(owner -> folder + "/" + owner + "/")
                                .toList())
                .toList();
        if (!astray.isEmpty()) {
            throw new FolderBroken(astray);
        }
        files.putAll(beside);
        return files.values();
    }

    /** Says which folders beside the application are in force, so that none is overlooked. */
    @Override
    public void afterSingletonsInstantiated() {
        var own = ALL.stream().map(home::resolve).filter(Files::isDirectory).toList();
        if (own.isEmpty()) {
            LOG.info("No owners' folders in {}: everything is as packaged", home);
        }
        own.forEach(
                folder -> LOG.info("{} files of {} are in force", below(folder).size(), folder));
    }

    private List<String> known() {
        var known = new ArrayList<>(List.of(COMMON));
        programmes.forEach(
                file -> known.add(file.name().substring(0, file.name().length() - YAML.length())));
        return known;
    }

    private static String owner(String path) {
        var parts = path.split("/");
        return parts.length > 2 ? parts[1] : "";
    }

    private static Map<String, OwnersFile> packaged(String folder, Pattern wanted) {
        var found = new TreeMap<String, OwnersFile>();
        try {
            for (var resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/**/*.*")) {
                var path = path(resource, folder);
                if (wanted.matcher(path).matches()) {
                    found.put(path, new OwnersFile(path, path, resource.getContentAsByteArray()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The packaged folder " + folder + " cannot be read", unreadable);
        }
        return found;
    }

    private static String path(Resource resource, String folder) throws IOException {
        var url = resource.getURL().toString();
        return url.substring(url.lastIndexOf("/" + folder + "/") + 1);
    }

    private Map<String, OwnersFile> besideFiles(String folder, Pattern wanted) {
        var found = new TreeMap<String, OwnersFile>();
        for (var file : beside(folder).map(OwnersFolders::below).orElse(List.of())) {
            var path = home.relativize(file).toString().replace(File.separatorChar, '/');
            if (wanted.matcher(path).matches()) {
                found.put(path, new OwnersFile(path, file.toString(), bytes(file)));
            }
        }
        return found;
    }

    private static List<Path> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file " + file + " cannot be read", unreadable);
        }
    }
}
