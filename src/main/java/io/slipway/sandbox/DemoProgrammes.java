package io.slipway.sandbox;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Freeze;
import io.slipway.programme.Programmes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The programmes as the demo plays them: whatever the day it starts, its calendar shows the freezes of the files some
 * months ahead, and none of them stands in the way of the next weeks.
 */
@Primary
@Component
@Profile("demo")
class DemoProgrammes implements Programmes {

    private static final Logger LOG = LoggerFactory.getLogger(DemoProgrammes.class);

    /** Whole weeks, so that a freeze keeps its days of the week. */
    private static final int WEEKS_AHEAD = 12;

    private final Programmes files;
    private final Map<String, Programme> played = new LinkedHashMap<>();

    DemoProgrammes(
            @Qualifier("programmeFolder") Programmes files,
            @Value("${slipway.sandbox.move-freezes:true}") boolean moving,
            Clock clock) {
        this.files = files;
        var clear = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusWeeks(WEEKS_AHEAD);
        for (var file : files.all()) {
            played.put(file.id(), moving ? move(file, clear) : file);
            tell(file, get(file.id()));
        }
    }

    @Override
    public List<Programme> all() {
        return List.copyOf(played.values());
    }

    @Override
    public Programme get(String id) {
        var programme = played.get(id);
        return programme == null ? files.get(id) : programme;
    }

    private static Programme move(Programme programme, LocalDate clear) {
        return programme.withFreezes(
                programme.freezes().stream().map(freeze -> move(freeze, clear)).toList());
    }

    private static Freeze move(Freeze freeze, LocalDate clear) {
        if (!freeze.from().isBefore(clear)) {
            return freeze;
        }
        var weeks = (ChronoUnit.DAYS.between(freeze.from(), clear) + 6) / 7;
        return new Freeze(
                freeze.from().plusWeeks(weeks), freeze.to().plusWeeks(weeks), freeze.reason(), freeze.exempt());
    }

    private static void tell(Programme file, Programme played) {
        if (!file.freezes().equals(played.freezes())) {
            LOG.info(
                    "The demo moves the freezes of programme {} out of its way: {} instead of {};"
                            + " slipway.sandbox.move-freezes=false leaves them",
                    file.id(),
                    spans(played),
                    spans(file));
        }
    }

    private static List<String> spans(Programme programme) {
        return programme.freezes().stream()
                .map(freeze -> freeze.from() + " to " + freeze.to())
                .toList();
    }
}
