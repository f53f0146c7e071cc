package io.slipway.release;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The names of people, and of programs that act like people, as a reader wants them instead of ids. What somebody did is
 * shown under the name they bore then, whatever becomes of the account.
 */
@Component
public class People {

    private static final Map<String, String> PROGRAMS =
            Map.of("service-desk", "Service desk", "build-server", "Build server");

    private final IdentityService accounts;
    private final JdbcClient db;
    private final Clock clock;

    People(IdentityService accounts, JdbcClient db, Clock clock) {
        this.accounts = accounts;
        this.db = db;
        this.clock = clock;
    }

    /** A name, and since when somebody has borne it. */
    private record Named(String name, Instant since) {}

    /** Returns the name that the person bears now, or bore last. */
    public String name(String person) {
        return account(person)
                .map(People::fullName)
                .or(() -> newest(names(person)).map(Named::name))
                .orElseGet(() -> PROGRAMS.getOrDefault(person, person));
    }

    /** Returns the names that these people bear now, or bore last. */
    public Map<String, String> names(Collection<String> people) {
        var names = new HashMap<String, String>();
        if (!people.isEmpty()) {
            accounts.createUserQuery()
                    .userIdIn(people.toArray(String[]::new))
                    .list()
                    .forEach(account -> names.put(account.getId(), fullName(account)));
        }
        people.forEach(person -> names.computeIfAbsent(person, this::name));
        return names;
    }

    /** Returns the person under the name they bore at that moment. */
    public Signatory at(String person, Instant moment) {
        var names = names(person);
        var then = newest(names.stream()
                        .filter(named -> !named.since().isAfter(moment))
                        .toList())
                .or(() -> names.stream().findFirst());
        return new Signatory(person, then.map(Named::name).orElseGet(() -> name(person)));
    }

    /** Keeps the name that somebody bears, before they do what the record will tell. */
    public void note(String person) {
        account(person).ifPresent(this::note);
    }

    /** Names given while nobody looked are kept from now on. */
    @EventListener(ApplicationReadyEvent.class)
    void noteAll() {
        accounts.createUserQuery().list().forEach(this::note);
    }

    private void note(User account) {
        var name = fullName(account);
        if (newest(names(account.getId()))
                .filter(known -> known.name().equals(name))
                .isEmpty()) {
            db.sql("INSERT INTO slw_person_name (account, name, since) VALUES (:account, :name, :since)")
                    .param("account", account.getId())
                    .param("name", name)
                    .param("since", Rows.at(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                    .update();
        }
    }

    private Optional<User> account(String person) {
        return Optional.ofNullable(accounts.createUserQuery().userId(person).singleResult());
    }

    private List<Named> names(String person) {
        return db.sql("SELECT name, since FROM slw_person_name WHERE account = :account ORDER BY since, id")
                .param("account", person)
                .query((row, number) -> new Named(row.getString("name"), Rows.instant(row, "since")))
                .list();
    }

    private static Optional<Named> newest(List<Named> names) {
        return names.stream().reduce((earlier, later) -> later);
    }

    private static String fullName(User account) {
        var name = (orEmpty(account.getFirstName()) + " " + orEmpty(account.getLastName())).strip();
        return name.isEmpty() ? account.getId() : name;
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }
}
