package io.slipway.http.board;

import io.slipway.evidence.Standing.State;
import io.slipway.http.ReleaseQuery;
import io.slipway.programme.Programme;
import java.util.List;
import java.util.stream.IntStream;

/** What the fields of the board offer. */
record BoardChoices(List<Programme> programmes, ReleaseQuery query) {

    record Choice(String value, String title) {}

    public List<Choice> programmeChoices() {
        return programmes.stream()
                .map(programme -> new Choice(programme.id(), programme.name()))
                .toList();
    }

    public List<Choice> types() {
        return distinct(programmes.stream()
                .flatMap(programme -> programme.releaseTypes().stream())
                .map(type -> new Choice(type.id(), type.name()))
                .toList());
    }

    public List<Choice> parties() {
        return distinct(programmes.stream()
                .flatMap(programme -> programme.parties().stream())
                .map(party -> new Choice(party.id(), party.name()))
                .toList());
    }

    public List<Choice> states() {
        return List.of(State.values()).stream()
                .map(state -> new Choice(state.name(), state.title()))
                .toList();
    }

    /** What several programmes call the same is one choice, under the first of its names. */
    private static List<Choice> distinct(List<Choice> all) {
        var values = all.stream().map(Choice::value).toList();
        return IntStream.range(0, all.size())
                .filter(place -> values.indexOf(all.get(place).value()) == place)
                .mapToObj(all::get)
                .toList();
    }
}
