package io.slipway.identity;

import java.util.Set;

/** Somebody who gets an account, with the groups whose work they do. */
public record Newcomer(
        String id, String firstName, String lastName, String email, Set<String> groups, String password) {

    @Override
    public String toString() {
        return id + " " + groups;
    }
}
