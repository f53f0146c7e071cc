package io.slipway.sandbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows FLIP's front page as its users see it, and what they saw before. */
@Controller
@Profile({"demo", "sandbox"})
class SandboxHubPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final SandboxHub hub;

    SandboxHubPage(SandboxHub hub) {
        this.hub = hub;
    }

    record Line(String at, String mode, String message) {}

    @GetMapping("/sandbox/flip")
    String show(Model model) {
        var details = hub.details();
        var banner = details.path("banner");
        model.addAttribute("enabled", banner.path("enabled").asBoolean());
        model.addAttribute("message", banner.path("message").asText());
        model.addAttribute("down", details.path("deploymentMode").asBoolean());
        model.addAttribute(
                "history", hub.history().stream().map(SandboxHubPage::line).toList());
        return "sandbox/flip";
    }

    private static Line line(SandboxHub.Seen seen) {
        return new Line(
                TIME.format(seen.at()),
                seen.deploymentMode() ? "Users kept out" : "Open",
                seen.enabled() ? seen.message() : "No banner");
    }
}
