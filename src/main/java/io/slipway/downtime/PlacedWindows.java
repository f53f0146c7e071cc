package io.slipway.downtime;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Clearance;
import io.slipway.programme.Programme.Environment;
import io.slipway.release.ReleaseKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The windows of releases with the environments they are for. */
@Component
public class PlacedWindows {

    private final Windows windows;
    private final ObjectProvider<WindowPlaces> places;

    PlacedWindows(Windows windows, ObjectProvider<WindowPlaces> places) {
        this.windows = windows;
        this.places = places;
    }

    /** @param environment null where nobody says it and it may be any of several */
    public record Placed(Window window, @Nullable String environment) {}

    /** Returns the windows of each of the releases of the programme that have any. */
    public Map<ReleaseKey, List<Placed>> of(Programme programme, Collection<ReleaseKey> releases) {
        var said = new HashMap<ReleaseKey, Map<Integer, String>>();
        places.forEach(source -> said.putAll(source.of(releases)));
        var only = only(programme);
        return windows.of(releases).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        own -> own.getValue().stream()
                                .map(window -> placed(window, said.getOrDefault(own.getKey(), Map.of()), only))
                                .toList()));
    }

    private static Placed placed(Window window, Map<Integer, String> said, @Nullable String only) {
        var place = said.get(window.number());
        return new Placed(window, place == null ? only : place);
    }

    /** Returns the one environment that needs a window; null where there are several, or none. */
    public static @Nullable String only(Programme programme) {
        var needy = needy(programme);
        return needy.size() == 1 ? needy.get(0) : null;
    }

    static List<String> needy(Programme programme) {
        return programme.environments().stream()
                .filter(environment -> environment.needs(Clearance.WINDOW))
                .map(Environment::id)
                .toList();
    }
}
