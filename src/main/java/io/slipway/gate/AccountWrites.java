package io.slipway.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.identity.Accounts;
import io.slipway.identity.CurrentPerson;
import io.slipway.identity.PersonName;
import io.slipway.identity.Profile;
import io.slipway.process.ApplicationRights;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Names of people and groups are the administrator's to set, and no two look alike: decisions are shown under them. People
 * change their address of mail themselves.
 */
@Component
class AccountWrites implements BodyCheck {

    private static final Pattern MAIL =
            Pattern.compile("[^\\s\\p{C}@<>\"(),;:\\\\]{1,64}@[^\\s\\p{C}@<>\"(),;:\\\\]{1,190}");

    private final Accounts accounts;

    AccountWrites(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean concerns(HttpServletRequest request) {
        return Stream.of(Kind.values()).anyMatch(kind -> BodyCheck.asks(request, kind.method, kind.path));
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        var sent = EngineJson.checkedOrEmpty(body);
        var kind = Stream.of(Kind.values())
                .filter(one -> BodyCheck.asks(request, one.method, one.path))
                .findFirst()
                .orElseThrow();
        return switch (kind) {
            case NEW_PERSON -> newPerson(sent);
            case PROFILE -> profile(BodyCheck.part(request, 1), sent);
            case NEW_GROUP -> newGroup(sent);
            case GROUP -> group(BodyCheck.part(request, 1), sent);
            case MEMBER -> member(BodyCheck.part(request, 1), BodyCheck.part(request, 3));
        };
    }

    private enum Kind {
        NEW_PERSON("POST", "/user/create"),
        PROFILE("PUT", "/user/{id}/profile"),
        NEW_GROUP("POST", "/group/create"),
        GROUP("PUT", "/group/{id}"),
        MEMBER("PUT", "/group/{id}/members/{user}");

        private final String method;
        private final String path;

        Kind(String method, String path) {
            this.method = method;
            this.path = path;
        }
    }

    private List<String> newPerson(JsonNode sent) {
        var profile = read(sent.path("profile"));
        var problems = new ArrayList<>(shape(sent, Set.of("profile", "credentials")));
        problems.addAll(shape(sent.path("profile"), Set.of("id", "firstName", "lastName", "email")));
        problems.addAll(id("account", profile.id()));
        problems.addAll(wrongIn(profile));
        if (!problems.isEmpty()) {
            return problems;
        }
        if (accounts.isTaken(profile.id())) {
            return List.of("There is an account '" + profile.id() + "'; choose another id");
        }
        var password = sent.path("credentials").path("password");
        return password.isTextual()
                ? accounts.weaknesses(password.textValue(), profile)
                : List.of("Send a first password as credentials.password");
    }

    private List<String> profile(String id, JsonNode sent) {
        var wish = read(sent);
        var problems = new ArrayList<>(shape(sent, Set.of("id", "firstName", "lastName", "email")));
        if (!wish.id().equals(id)) {
            problems.add("An account keeps its id; send \"id\": \"" + shown(id) + "\"");
        }
        var known = accounts.profile(id);
        if (known.isPresent() && !areTheirsToName() && !sameName(known.get(), wish)) {
            problems.add("Names are set by an administrator; ask one, and leave firstName and lastName as they are");
        } else if (known.isPresent() && sameName(known.get(), wish)) {
            mail(wish).ifPresent(problems::add);
        } else {
            problems.addAll(wrongIn(wish));
        }
        return problems;
    }

    private List<String> newGroup(JsonNode sent) {
        var problems = new ArrayList<>(group(sent.path("id").asText(), sent));
        problems.addAll(id("group", sent.path("id").asText()));
        if (problems.isEmpty() && accounts.isGroup(sent.path("id").asText())) {
            problems.add("There is a group '" + sent.path("id").asText() + "'; choose another id");
        }
        return problems;
    }

    private static List<String> group(String id, JsonNode sent) {
        var problems = new ArrayList<>(shape(sent, Set.of("id", "name", "type")));
        if (!sent.path("id").asText().equals(id)) {
            problems.add("A group keeps its id; send \"id\": \"" + shown(id) + "\"");
        }
        PersonName.wrongIn("name", sent.path("name").asText()).ifPresent(problems::add);
        PersonName.wrongIn("type", sent.path("type").asText()).ifPresent(problems::add);
        return problems;
    }

    private List<String> member(String group, String person) {
        if (group.equals(ApplicationRights.GROUP)) {
            return List.of("Nobody is a member of '" + group + "', in whose rights the application acts");
        }
        if (!accounts.isGroup(group) || accounts.profile(person).isEmpty()) {
            return List.of("There is no such group or no such account; create it first");
        }
        return accounts.isMember(person, group)
                ? List.of("'" + person + "' is a member of '" + group + "' already")
                : List.of();
    }

    private List<String> wrongIn(Profile profile) {
        var problems = new ArrayList<String>();
        for (var name : List.of(profile.firstName(), profile.lastName())) {
            if (name.isEmpty()) {
                problems.add("A person has a firstName and a lastName; send both");
            }
        }
        PersonName.wrongIn("firstName", profile.firstName()).ifPresent(problems::add);
        PersonName.wrongIn("lastName", profile.lastName()).ifPresent(problems::add);
        mail(profile).ifPresent(problems::add);
        if (problems.isEmpty() && accounts.isNamedLikeAnother(profile)) {
            problems.add("Somebody else is called '" + profile.fullName()
                    + "' or looks like it; tell the two apart, by a middle initial for example");
        }
        return problems.stream().distinct().toList();
    }

    private static Optional<String> mail(Profile profile) {
        return profile.email().isEmpty() || MAIL.matcher(profile.email()).matches()
                ? Optional.empty()
                : Optional.of("email is no address such as jane@example.org; write it anew or leave it empty");
    }

    private static List<String> id(String what, String id) {
        return Accounts.ID.matcher(id).matches()
                ? List.of()
                : List.of("The id of a new " + what
                        + " is 1 to 64 of the characters a-z, A-Z, 0-9 and -, such as j-smith");
    }

    private static List<String> shape(JsonNode sent, Set<String> known) {
        var texts = sent.isObject() && EngineJson.strangers(sent, known).isEmpty();
        return texts
                ? List.of()
                : List.of("Send an object with nothing but "
                        + known.stream().sorted().toList());
    }

    private static Profile read(JsonNode sent) {
        return new Profile(
                sent.path("id").asText(""), text(sent, "firstName"), text(sent, "lastName"), text(sent, "email"));
    }

    private static String text(JsonNode sent, String name) {
        return sent.path(name).isNull() ? "" : sent.path(name).asText("");
    }

    private static boolean sameName(Profile known, Profile wish) {
        return known.firstName().equals(wish.firstName()) && known.lastName().equals(wish.lastName());
    }

    private boolean areTheirsToName() {
        return CurrentPerson.signedIn().filter(accounts::areKeptBy).isPresent();
    }

    private static String shown(String id) {
        return Accounts.ID.matcher(id).matches() ? id : "…";
    }
}
