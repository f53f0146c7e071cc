package io.slipway.models;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The forms in force. */
@Service
public class DeployedForms {

    private static final String ENDING = ".form";

    private final ModelSets sets;

    DeployedForms(ModelSets sets) {
        this.sets = sets;
    }

    /** Returns their file names, sorted. */
    public List<String> names() {
        return sets.names(sets.inForce()).stream()
                .filter(name -> name.endsWith(ENDING))
                .sorted()
                .toList();
    }

    /** Returns the form in this file as it was deployed; none where there is no such form. */
    public Optional<byte[]> content(String name) {
        return names().contains(name) ? sets.file(sets.inForce(), name) : Optional.empty();
    }
}
