package io.slipway.http.api;

import io.slipway.http.ReleasePlans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** When things may happen and are planned to, over REST. */
@RestController
@Tag(name = "Calendar")
class CalendarApi {

    private final ReleasePlans plans;

    CalendarApi(ReleasePlans plans) {
        this.plans = plans;
    }

    @GetMapping("/api/calendar")
    @Operation(
            summary = "Low-use windows, freezes, and the windows and agreements of the releases",
            description = "Which version becomes available to whom and when (F-003).")
    ReleasePlans.Plan calendar() {
        return plans.now();
    }
}
