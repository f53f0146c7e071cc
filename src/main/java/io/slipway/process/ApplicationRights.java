package io.slipway.process;

/**
 * The group under whose rights the application acts in the engine for a person whose own right it has checked. Nobody is
 * ever a member; a request carries it beside the person's name, so that the operation log still says who.
 */
public final class ApplicationRights {

    public static final String GROUP = "slipway-application";

    private ApplicationRights() {}
}
