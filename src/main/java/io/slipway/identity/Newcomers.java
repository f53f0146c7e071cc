package io.slipway.identity;

/** Brings accounts in at start, once the groups they belong to exist. */
public interface Newcomers {

    void arrive(Accounts accounts);
}
