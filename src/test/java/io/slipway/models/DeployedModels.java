package io.slipway.models;

import io.slipway.testing.Edited;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.context.ApplicationContext;

/** What is deployed at the moment, and harmless changes of it for tests that share one application. */
public final class DeployedModels {

    private final ModelSets sets;

    public DeployedModels(ApplicationContext context) {
        this.sets = context.getBean(ModelSets.class);
    }

    public String text(String file) {
        return new String(Objects.requireNonNull(sets.files(sets.inForce()).get(file), file), StandardCharsets.UTF_8);
    }

    public Edited edited(String file) {
        return new Edited(text(file));
    }

    /** Returns the form with this word in its heading. */
    public SentFile form(String file, String word) {
        return sent(
                file,
                edited(file)
                        .replaceFirst("\"text\": \"## ", "\"text\": \"## " + word + " ")
                        .text());
    }

    /** Returns the model with this word in the name of its process. */
    public SentFile model(String file, String word) {
        return sent(
                file,
                edited(file)
                        .replaceFirst("(<bpmn:process [^>]*name=\")", "$1" + word + " ")
                        .text());
    }

    public static SentFile sent(String file, String text) {
        return new SentFile(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
