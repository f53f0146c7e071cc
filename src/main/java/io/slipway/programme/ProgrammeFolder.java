package io.slipway.programme;

import io.slipway.folders.OwnersFolders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.PropertyResolver;
import org.springframework.stereotype.Component;

/** The programmes in the folder beside the running application, or else the packaged ones. */
@Component
class ProgrammeFolder implements Programmes {

    private final Map<String, Programme> programmes = new LinkedHashMap<>();

    ProgrammeFolder(OwnersFolders folders, PropertyResolver placeholders) {
        for (var file : folders.programmes()) {
            var programme = new ProgrammeFile(file.path(), placeholders::resolveRequiredPlaceholders).read(file.text());
            programmes.put(programme.id(), programme);
        }
        if (programmes.isEmpty()) {
            throw new ProgrammeBroken("programmes/", List.of("there is no file; write one for each programme"));
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
}
