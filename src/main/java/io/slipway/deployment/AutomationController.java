package io.slipway.deployment;

import java.util.List;
import java.util.Optional;

/** Carries out runs on sites. Every call may be repeated after a crash without doing anything twice. */
public interface AutomationController {

    /**
     * Returns what {@link #obstacle} would, as far as it is known at this moment: it waits for nobody, so that a step of a
     * lifecycle may ask, and returns nothing where it would have to.
     */
    Optional<String> knownObstacle(String programme, List<String> hosts);

    /**
     * Returns why a run on these hosts cannot be carried out, in a sentence for people; nothing where only another machine
     * knows, which asks again before it begins. May wait for other programs; no transaction may be open meanwhile.
     */
    Optional<String> obstacle(String programme, List<String> hosts);

    /** Whether runs are carried out from this machine. */
    boolean isHere();

    /** Keeps the order, once for its id. Nothing is applied yet. */
    void prepare(RunOrder order);

    /** Starts the run, which lies prepared here, if nobody has. */
    void start(String run);

    /** Returns REQUESTED for a run that nobody has begun, prepared or not. */
    RunReport report(String run);

    /**
     * Asks the run to stop; it may end otherwise before it hears. A run that has not begun when this returns never changes
     * a site.
     */
    void cancel(String run);
}
