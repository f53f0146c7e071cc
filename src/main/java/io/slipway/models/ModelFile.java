package io.slipway.models;

import java.nio.file.Path;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ContextResource;

/** A model or form to be deployed. The engine knows it by its file name, wherever it was found. */
final class ModelFile extends ByteArrayResource implements ContextResource {

    private final String place;

    ModelFile(String place, byte[] content) {
        super(content, place);
        this.place = place;
    }

    String place() {
        return place;
    }

    @Override
    public String getFilename() {
        return String.valueOf(Path.of(place).getFileName());
    }

    @Override
    public String getPathWithinContext() {
        return getFilename();
    }
}
