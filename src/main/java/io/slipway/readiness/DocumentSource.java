package io.slipway.readiness;

import io.slipway.release.Release;

/** What a room has to say in a document; the room that writes documents asks it by the document's kind. */
public interface DocumentSource {

    /** Returns the document's kind, which is also the name of its template. */
    String kind();

    /** Returns the document's name as a title begins with it. */
    String name();

    /** Returns what the template may name, as a record. */
    Object facts(Release release);

    /** Returns facts in which everything is there, to try the template with at the start. */
    Object example();
}
