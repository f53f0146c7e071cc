package io.slipway.tickets;

/** Has a change made in the ticket system once what asks for it is committed, and again until that answers. */
@FunctionalInterface
interface Errands {

    /** @param change the id of a {@link DefectChange} */
    void order(String programme, String ticket, String change, String by);
}
