package io.slipway.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The models and forms that are deployed at the start: the packaged ones, each replaced by the file of the same path
 * beside the running application, and what else lies there.
 */
@Component
class ModelFolders {

    private static final List<String> FOLDERS = List.of("processes", "forms");
    private static final Pattern DEPLOYED = Pattern.compile("processes/.*\\.(bpmn|dmn)|forms/.*\\.form");

    private final Path home;
    private final ModelRules rules;

    ModelFolders(@Value("${slipway.home}") Path home, ModelRules rules) {
        this.home = home.toAbsolutePath().normalize();
        this.rules = rules;
    }

    List<ModelFile> files() throws IOException {
        var files = new TreeMap<String, ModelFile>();
        var problems = new ArrayList<String>();
        for (var found : found().entrySet()) {
            var resource = found.getValue();
            var place = resource.isFile() && resource.getFile().toPath().startsWith(home)
                    ? resource.getFile().getPath()
                    : found.getKey();
            var file = new ModelFile(place, resource.getContentAsByteArray());
            problems.addAll(rules.problems(place, file.getByteArray()));
            var twin = files.put(file.getFilename(), file);
            if (twin != null) {
                problems.add(place + ": bears the same name as " + twin.place() + "; rename or remove one of them");
            }
        }
        if (!problems.isEmpty()) {
            throw new ModelBroken(problems);
        }
        return List.copyOf(files.values());
    }

    private Map<String, Resource> found() throws IOException {
        var found = new TreeMap<String, Resource>();
        for (var folder : FOLDERS) {
            for (var resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath:" + folder + "/**/*.*")) {
                var url = resource.getURL().toString();
                found.put(url.substring(url.lastIndexOf("/" + folder + "/") + 1), resource);
            }
            for (var file : beside(folder)) {
                found.put(home.relativize(file).toString(), new FileSystemResource(file));
            }
        }
        found.keySet().removeIf(path -> !DEPLOYED.matcher(path).matches());
        return found;
    }

    private List<Path> beside(String folder) throws IOException {
        var beside = home.resolve(folder);
        if (!Files.isDirectory(beside)) {
            return List.of();
        }
        try (var files = Files.walk(beside)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
