package io.slipway.programme;

import java.util.List;

/** The programmes this installation runs, loaded and validated at start. */
public interface Programmes {

    List<Programme> all();

    /** Returns the programme, or fails with a message that names the known ones. */
    Programme get(String id);
}
