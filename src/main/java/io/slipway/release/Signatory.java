package io.slipway.release;

/**
 * Who did something, as the record names them.
 *
 * @param name the name they bore then; the account itself where it has none
 */
public record Signatory(String account, String name) {

    /** Returns the name with the account beside it: two may share a name, and names change. */
    @Override
    public String toString() {
        return name.equals(account) ? account : name + " (" + account + ")";
    }
}
