package io.slipway.models;

import io.slipway.folders.OwnersFile;
import io.slipway.folders.OwnersFolders;
import io.slipway.models.rules.ModelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The models and forms that are deployed at the start: what is in force of their folders. */
@Component
class ModelFolders {

    private final OwnersFolders folders;
    private final ModelRules rules;

    ModelFolders(OwnersFolders folders, ModelRules rules) {
        this.folders = folders;
        this.rules = rules;
    }

    List<ModelFile> files() {
        var files = new TreeMap<String, ModelFile>();
        var problems = new ArrayList<String>();
        for (var found : found()) {
            var file = new ModelFile(found.place(), found.content());
            var twin = files.put(file.getFilename(), file);
            if (twin != null) {
                problems.add(
                        file.place() + ": bears the same name as " + twin.place() + "; rename or remove one of them");
            }
        }
        problems.addAll(rules.problems(
                files.values().stream().collect(Collectors.toMap(ModelFile::place, ModelFile::getByteArray))));
        if (!problems.isEmpty()) {
            throw new ModelBroken(problems);
        }
        return List.copyOf(files.values());
    }

    private List<OwnersFile> found() {
        var found = new ArrayList<>(folders.files("processes", ".*\\.(bpmn|dmn)"));
        found.addAll(folders.files("forms", ".*\\.form"));
        return found;
    }
}
