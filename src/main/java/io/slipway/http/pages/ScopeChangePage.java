package io.slipway.http.pages;

import io.slipway.http.Lookup;
import io.slipway.http.Viewer;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.scope.Scopes;
import io.slipway.tickets.Rescoping;
import io.slipway.tickets.ScopeCandidates;
import io.slipway.tickets.ScopeWish;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody asks that an agreed scope be changed. */
@Page
@RequestMapping("/releases/{key}/change-scope")
class ScopeChangePage {

    private final Lookup lookup;
    private final Releases releases;
    private final Scopes scopes;
    private final ScopeCandidates candidates;
    private final Rescoping rescoping;

    ScopeChangePage(Lookup lookup, Releases releases, Scopes scopes, ScopeCandidates candidates, Rescoping rescoping) {
        this.lookup = lookup;
        this.releases = releases;
        this.scopes = scopes;
        this.candidates = candidates;
        this.rescoping = rescoping;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String key, Viewer viewer) {
        var release = release(key, viewer);
        return page(
                release,
                new ScopeWish("", List.of(), List.of(), List.of(), List.of()),
                releases.againstScopeChange(release.key()).orElse(null));
    }

    @PostMapping
    ModelAndView ask(
            @PathVariable String key,
            @RequestParam String reason,
            @RequestParam(defaultValue = "") List<String> add,
            @RequestParam(defaultValue = "") List<String> drop,
            @RequestParam(defaultValue = "") List<String> userTestTickets,
            @RequestParam(defaultValue = "") List<String> noUserTestTickets,
            Viewer viewer,
            RedirectAttributes answer) {
        var release = release(key, viewer);
        var wish = new ScopeWish(reason.strip(), add, drop, userTestTickets, noUserTestTickets);
        try {
            rescoping.ask(release, wish, viewer.id());
        } catch (RuleBroken refusal) {
            var again = page(release, wish, refusal.getMessage());
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        answer.addFlashAttribute("done", "The change of the scope is asked for; nothing changes until it is accepted");
        return new ModelAndView("redirect:/releases/" + key);
    }

    private Release release(String key, Viewer viewer) {
        var release = lookup.release(key);
        viewer.mustChangeScope(lookup.programme(release), release);
        return release;
    }

    private ModelAndView page(Release release, ScopeWish wish, @Nullable String refusal) {
        return new ModelAndView("change-scope")
                .addObject("release", release)
                .addObject("scope", scopes.of(release.key()))
                .addObject("candidates", candidates.of(release))
                .addObject("wish", wish)
                .addObject("refusal", refusal);
    }
}
