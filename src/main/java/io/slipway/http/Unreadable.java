package io.slipway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What was sent is no JSON, or not of the form that is read here. */
class Unreadable extends RuntimeException {

    private Unreadable(JsonProcessingException cause) {
        super(cause);
    }

    /** Reads JSON. */
    interface Reader<T> {
        T read() throws IOException;
    }

    static <T> T unlessJson(Reader<T> reader) {
        try {
            return reader.read();
        } catch (JsonProcessingException broken) {
            throw new Unreadable(broken);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
