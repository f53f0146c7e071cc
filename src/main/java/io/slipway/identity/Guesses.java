package io.slipway.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows those who guess passwords, and nobody else: what is refused for some minutes is one account from one address.
 * Where an account is guessed at from many addresses, or many accounts from one, a single failure is enough for that,
 * except from an address from which the person has signed in lately.
 */
@Component
public class Guesses {

    static final int KEYS = 10_000;
    static final int OF_ONE = 5;
    static final int AT_LARGE = 20;
    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration QUIET = Duration.ofHours(1);
    private static final Duration KNOWN = Duration.ofDays(30);

    private final Clock clock;
    private final Map<Pair, Tries> tries = latest();
    private final Map<String, Tries> accounts = latest();
    private final Map<String, Tries> networks = latest();
    private final Map<Pair, Instant> good = latest();

    Guesses(Clock clock) {
        this.clock = clock;
    }

    private record Pair(String network, String account) {

        static Pair of(String address, String account) {
            return new Pair(networkOf(address), name(account));
        }
    }

    /** Failures since the last pause, how often they led to one, and until when the last of those lasts. */
    private record Tries(int failed, int pauses, Instant last, Instant until) {

        static final Tries NONE = new Tries(0, 0, Instant.MIN, Instant.MIN);

        Tries more(Instant now) {
            return new Tries(failed + 1, pauses, now, until);
        }

        Tries paused(Instant now) {
            return new Tries(0, pauses + 1, now, now.plus(length(pauses)));
        }

        private static Duration length(int before) {
            var doubled = SHORTEST.multipliedBy(1L << Math.min(before, 4));
            return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
    }

    /** Returns whether a password for the account is not even looked at now when it comes from this address. */
    synchronized boolean refuses(String address, String account) {
        return now(tries, Pair.of(address, account)).until().isAfter(clock.instant());
    }

    /** Takes note of a wrong password, and returns until when no other is looked at if it was one too many. */
    synchronized Optional<Instant> failed(String address, String account) {
        var pair = Pair.of(address, account);
        var allowed = guessedAtLarge(pair) && !knownGood(pair) ? 1 : OF_ONE;
        count(accounts, pair.account());
        count(networks, pair.network());
        var failures = now(tries, pair).more(clock.instant());
        var pause = failures.failed() >= allowed;
        put(tries, pair, pause ? failures.paused(clock.instant()) : failures);
        return pause ? Optional.of(now(tries, pair).until()) : Optional.empty();
    }

    synchronized void succeeded(String address, String account) {
        var pair = Pair.of(address, account);
        tries.remove(pair);
        put(good, pair, clock.instant());
    }

    /** Forgets what was guessed about an account, from wherever. */
    public synchronized void forgive(String account) {
        var name = name(account);
        accounts.remove(name);
        tries.keySet().removeIf(pair -> pair.account().equals(name));
    }

    private boolean guessedAtLarge(Pair pair) {
        return now(accounts, pair.account()).failed() >= AT_LARGE
                || now(networks, pair.network()).failed() >= AT_LARGE;
    }

    private boolean knownGood(Pair pair) {
        return good.getOrDefault(pair, Instant.MIN).isAfter(clock.instant().minus(KNOWN));
    }

    private <K> void count(Map<K, Tries> all, K key) {
        put(all, key, now(all, key).more(clock.instant()));
    }

    private <K> Tries now(Map<K, Tries> all, K key) {
        var known = all.getOrDefault(key, Tries.NONE);
        return known.last().isBefore(clock.instant().minus(QUIET)) ? Tries.NONE : known;
    }

    /** What cannot be the id of an account counts as one, however many are made up and however long. */
    private static String name(String account) {
        return Accounts.ID.matcher(account).matches() ? account.toLowerCase(Locale.ROOT) : "";
    }

    /** Whoever has one address of the newer kind has as many as they like beside it. */
    private static String networkOf(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            return Arrays.toString(Arrays.copyOf(InetAddress.getByName(address).getAddress(), Long.BYTES));
        } catch (UnknownHostException odd) {
            return address;
        }
    }

    private static <K, V> void put(Map<K, V> all, K key, V value) {
        all.remove(key);
        all.put(key, value);
    }

    /** Forgets the oldest rather than grow. */
    private static <K, V> Map<K, V> latest() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > KEYS;
            }
        };
    }
}
