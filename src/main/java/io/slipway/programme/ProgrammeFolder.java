package io.slipway.programme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The programmes in the folder beside the running application, or else the packaged ones. */
@Component
class ProgrammeFolder implements Programmes {

    private static final String PACKAGED = "classpath*:programmes/*.yaml";

    private final Map<String, Programme> programmes = new LinkedHashMap<>();

    ProgrammeFolder(@Value("${slipway.home}") Path home, PropertyResolver placeholders) throws IOException {
        var folder = home.resolve("programmes");
        var pattern = Files.isDirectory(folder) ? folder.toUri() + "*.yaml" : PACKAGED;
        var files = new PathMatchingResourcePatternResolver().getResources(pattern);
        if (files.length == 0) {
            throw new ProgrammeBroken(pattern, List.of("there is no file; write one for each programme"));
        }
        Arrays.sort(files, (one, other) -> name(one).compareTo(name(other)));
        for (var file : files) {
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            var programme = new ProgrammeFile(name(file), placeholders::resolveRequiredPlaceholders).read(text);
            programmes.put(programme.id(), programme);
        }
    }

    @Override
    public List<Programme> all() {
        return List.copyOf(programmes.values());
    }

    @Override
    public Programme get(String id) {
        var programme = programmes.get(id);
        if (programme == null) {
            throw new IllegalArgumentException("There is no programme '" + id + "'; known are " + programmes.keySet());
        }
        return programme;
    }

    private static String name(Resource file) {
        return "programmes/" + file.getFilename();
    }
}
