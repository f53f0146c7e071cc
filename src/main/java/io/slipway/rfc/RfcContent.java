package io.slipway.rfc;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import io.slipway.words.FormText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The newest request for change as forms show it. */
@Component
class RfcContent implements TaskContent {

    private static final String NONE = "none yet";

    private final RfcTable table;
    private final Programmes programmes;
    private final People people;

    RfcContent(RfcTable table, Programmes programmes, People people) {
        this.table = table;
        this.programmes = programmes;
        this.people = people;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var rounds = SingletonSupplier.of(() -> table.of(release.key()));
        Supplier<Optional<Rfc>> rfc =
                () -> Objects.requireNonNull(rounds.obtain()).stream().findFirst();
        var programme = programmes.get(release.programme());
        return Map.ofEntries(
                Map.entry("rfcNumber", () -> rfc.get().map(Rfc::number).orElse(0)),
                Map.entry("rfcState", said(rfc, one -> one.state().title().toLowerCase(Locale.ROOT))),
                Map.entry("rfcSummary", said(rfc, one -> FormText.markdown(one.summary()))),
                Map.entry("rfcReason", said(rfc, one -> FormText.markdown(one.reason()))),
                Map.entry("rfcImpact", said(rfc, one -> FormText.markdown(one.impact()))),
                Map.entry("rfcRollbackPlan", said(rfc, RfcContent::rollbackPlan)),
                Map.entry("rfcWhen", said(rfc, one -> when(programme, one))),
                Map.entry("rfcRaisedBy", said(rfc, one -> person(one.raisedBy()))),
                Map.entry("rfcOutcome", said(rfc, RfcContent::outcome)),
                Map.entry(
                        "rfcWindows",
                        () -> rfc.get().map(one -> windows(programme, one)).orElse(List.of())),
                Map.entry(
                        "rfcApprovals",
                        () -> rfc.get().map(one -> answers(programme, one)).orElse(List.of())),
                Map.entry("rfcEarlier", () -> earlier(Objects.requireNonNull(rounds.obtain()))));
    }

    private static Supplier<String> said(Supplier<Optional<Rfc>> rfc, Function<Rfc, String> what) {
        return () -> rfc.get().map(what).filter(text -> !text.isEmpty()).orElse(NONE);
    }

    private static String rollbackPlan(Rfc rfc) {
        return rfc.rollbackPlan().isEmpty()
                ? "none, for what goes wrong is fixed forward"
                : FormText.markdown(rfc.rollbackPlan());
    }

    private static String outcome(Rfc rfc) {
        return rfc.outcome() == null ? "not reviewed yet" : rfc.outcome().title();
    }

    private static String when(Programme programme, Rfc rfc) {
        return rfc.places().stream()
                .map(place -> environment(programme, place) + " " + window(programme, place))
                .collect(Collectors.joining("; "));
    }

    private static List<Map<String, String>> windows(Programme programme, Rfc rfc) {
        return rfc.places().stream()
                .map(place -> Map.of("environment", environment(programme, place), "window", window(programme, place)))
                .toList();
    }

    private static String environment(Programme programme, Rfc.Place place) {
        return programme.environment(place.environment()).name();
    }

    private static String window(Programme programme, Rfc.Place place) {
        return programme.time().onForm(place.startsAt(), place.endsAt());
    }

    private List<Map<String, String>> answers(Programme programme, Rfc rfc) {
        return rfc.answers().stream()
                .map(answer -> Map.of(
                        "approver", programme.groupName(answer.group()),
                        "decision",
                                answer.verdict() == null
                                        ? "Not answered"
                                        : answer.verdict().title(),
                        "by", person(answer.by()),
                        "comment", Objects.requireNonNullElse(answer.comment(), "")))
                .toList();
    }

    private static String earlier(List<Rfc> rounds) {
        var earlier = rounds.stream()
                .skip(1)
                .map(rfc ->
                        "request " + rfc.number() + ": " + rfc.state().title().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("; "));
        return earlier.isEmpty() ? "none" : earlier;
    }

    private String person(@Nullable String id) {
        return id == null ? "" : people.name(id);
    }
}
