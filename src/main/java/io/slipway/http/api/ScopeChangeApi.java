package io.slipway.http.api;

import io.slipway.http.Lookup;
import io.slipway.http.Viewer;
import io.slipway.scope.ScopeChange;
import io.slipway.scope.ScopeChanges;
import io.slipway.tickets.Rescoping;
import io.slipway.tickets.ScopeWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes of an agreed scope over REST: ask for one, see what became of all. */
@RestController
@RequestMapping("/api/releases/{key}/scope-changes")
@Tag(name = "Scope", description = "Changes of a scope that was agreed")
class ScopeChangeApi {

    private final Lookup lookup;
    private final ScopeChanges changes;
    private final Rescoping rescoping;

    ScopeChangeApi(Lookup lookup, ScopeChanges changes, Rescoping rescoping) {
        this.lookup = lookup;
        this.changes = changes;
        this.rescoping = rescoping;
    }

    record NewChange(
            @NotBlank(message = "Say why; those who decide will read it")
            @Size(max = 2000, message = "Use at most 2000 characters")
            String reason,

            @Nullable List<String> add,
            @Nullable List<String> drop,
            @Nullable List<String> userTestTickets,
            @Nullable List<String> noUserTestTickets) {

        ScopeWish wish() {
            return new ScopeWish(
                    reason, orEmpty(add), orEmpty(drop), orEmpty(userTestTickets), orEmpty(noUserTestTickets));
        }

        private static List<String> orEmpty(@Nullable List<String> tickets) {
            return tickets == null ? List.of() : tickets;
        }
    }

    @GetMapping
    @Operation(summary = "The changes of the agreed scope that were asked for, and what became of them")
    List<ScopeChange> all(@PathVariable String key) {
        return changes.of(lookup.release(key).key());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask that the agreed scope be changed",
            description =
                    "Those accountable for the scope are asked and decide. Refused with 409 before the scope is"
                            + " agreed, when it is final, and while another change waits. Those responsible for the scope only.")
    void ask(@PathVariable String key, @Valid @RequestBody NewChange change, Viewer viewer) {
        var release = lookup.release(key);
        viewer.mustChangeScope(lookup.programme(release), release);
        rescoping.ask(release, change.wish(), viewer.id());
    }
}
