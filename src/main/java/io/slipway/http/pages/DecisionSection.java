package io.slipway.http.pages;

import io.slipway.evidence.Decisions;
import io.slipway.readiness.DecisionRecord.Taken;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Who decided what and when. */
@Component
class DecisionSection implements ReleaseSection {

    private final Decisions decisions;

    DecisionSection(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        model.addAttribute("decisions", decisions.of(reading.release(), reading.reader()))
                .addAttribute("decided", standing(decisions.taken(reading.release())));
    }

    /** Of what a role was asked several times, the newest answer stands. */
    private static List<Taken> standing(List<Taken> all) {
        var newest = new LinkedHashMap<String, Taken>();
        for (var taken : all) {
            var about = taken.step() + "/" + taken.role();
            newest.remove(about);
            newest.put(about, taken);
        }
        return List.copyOf(newest.values());
    }
}
