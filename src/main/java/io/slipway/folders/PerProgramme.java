package io.slipway.folders;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What programmes have under a name: each its own, or else what is common to all. */
public final class PerProgramme<T> {

    private final Map<String, Map<String, T>> all = new TreeMap<>();

    /** @param owner a programme, or {@link OwnersFolders#COMMON} */
    public void put(String owner, String name, T thing) {
        all.computeIfAbsent(owner, none -> new TreeMap<>()).put(name, thing);
    }

    public Optional<T> find(String programme, String name) {
        return Optional.ofNullable(of(programme).get(name)).or(() -> Optional.ofNullable(common().get(name)));
    }

    /** Returns the names under which the programme finds something. */
    public Set<String> names(String programme) {
        var names = new TreeSet<>(common().keySet());
        names.addAll(of(programme).keySet());
        return names;
    }

    private Map<String, T> common() {
        return of(OwnersFolders.COMMON);
    }

    private Map<String, T> of(String owner) {
        return all.getOrDefault(owner, Map.of());
    }
}
