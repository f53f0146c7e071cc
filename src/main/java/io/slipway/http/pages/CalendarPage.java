package io.slipway.http.pages;

import io.slipway.http.ReleasePlans;
import io.slipway.programme.Programmes;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What comes when, for everybody who is concerned by it (F-003). */
@Page
class CalendarPage {

    private final ReleasePlans plans;
    private final Programmes programmes;

    CalendarPage(ReleasePlans plans, Programmes programmes) {
        this.plans = plans;
        this.programmes = programmes;
    }

    @GetMapping("/calendar")
    String calendar(Model model) {
        model.addAttribute("here", "calendar").addAttribute("plan", plans.now()).addAttribute("known", programmes);
        return "calendar";
    }
}
