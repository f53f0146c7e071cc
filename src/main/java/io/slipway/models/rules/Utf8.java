package io.slipway.models.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The one encoding of models and forms: what people compare is then what the engine reads. */
final class Utf8 {

    private static final String MEND = "; save it as UTF-8 without byte order mark, as Camunda Modeler does";

    private Utf8() {}

    static String text(byte[] content) throws ModelUnreadable {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw new ModelUnreadable(", line 1: begins with a byte order mark" + MEND);
            }
            if (text.indexOf('\0') >= 0) {
                throw new ModelUnreadable(": holds a zero character" + MEND);
            }
            return text;
        } catch (CharacterCodingException other) {
            throw new ModelUnreadable(": is not written in UTF-8" + MEND);
        }
    }
}
