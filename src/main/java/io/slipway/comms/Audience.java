package io.slipway.comms;

import static java.util.stream.Collectors.joining;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programme.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out from the RACI who is told. Every party of a role is told, onboarded or not; nobody is told twice. */
final class Audience {

    private static final Map<Character, String> CONCERN = Map.of(
            'R', "do the work of",
            'A', "answer for",
            'C', "are consulted on",
            'I', "are kept informed of");

    private final Programme programme;
    private final Map<String, Recipient> byAddress = new LinkedHashMap<>();

    private Audience(Programme programme) {
        this.programme = programme;
    }

    static List<Recipient> of(Programme programme, @Nullable String activity, String letters, List<String> alsoTo) {
        var audience = new Audience(programme);
        if (activity != null) {
            audience.addFromRaci(activity, letters);
        }
        alsoTo.forEach(audience::addExtra);
        return List.copyOf(audience.byAddress.values());
    }

    private void addFromRaci(String activity, String letters) {
        letters.chars().forEach(letter -> concern((char) letter));
        var row = programme.raci(activity);
        for (var role : programme.roles()) {
            var cell = row.cells().getOrDefault(role.id(), "");
            var concern = letters.chars()
                    .filter(letter -> cell.indexOf(letter) >= 0)
                    .mapToObj(letter -> concern((char) letter))
                    .collect(joining(" and "));
            if (!concern.isEmpty()) {
                addRole(role, "and " + concern + " this: " + row.activity());
            }
        }
    }

    private void addExtra(String who) {
        if (who.startsWith("party:")) {
            add(programme.party(who.substring("party:".length())), "and this concerns you");
        } else {
            addRole(programme.role(who), "and this concerns you");
        }
    }

    private void addRole(Role role, String why) {
        var parties = programme.partiesOf(role.id());
        if (parties.isEmpty()) {
            throw new IllegalStateException("Nobody stands for the role '" + role.id() + "', so nobody would be told;"
                    + " add a party with contacts in programmes/" + programme.id() + ".yaml");
        }
        parties.forEach(party -> add(party, why));
    }

    private void add(Party party, String why) {
        if (party.contacts().isEmpty()) {
            throw new IllegalStateException(party.name() + " has no contact, so nobody there would be told; add one to"
                    + " party '" + party.id() + "' in programmes/" + programme.id() + ".yaml");
        }
        var reason = "You get this because you act for " + party.name() + " " + why + ".";
        for (var contact : party.contacts()) {
            byAddress.putIfAbsent(
                    contact.email().toLowerCase(Locale.ROOT),
                    new Recipient(party, contact.name(), contact.email(), reason));
        }
    }

    private static String concern(char letter) {
        var concern = CONCERN.get(letter);
        if (concern == null) {
            throw new IllegalArgumentException("'" + letter + "' is no RACI letter; use R, A, C or I");
        }
        return concern;
    }

    /** Splits a comma list as models write it. */
    static List<String> list(String text) {
        var parts = new ArrayList<String>();
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(parts::add);
        return parts;
    }
}
