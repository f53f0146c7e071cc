package io.slipway.programme;

import static io.slipway.programme.Lines.path;
import static io.slipway.programme.ProgrammeRules.each;
import static io.slipway.programme.ProgrammeRules.known;
import static io.slipway.programme.ProgrammeRules.unique;

import io.slipway.programme.Defects.Move;
import java.util.Arrays;
import java.util.List;

/** What must hold for defects and for what releases are made of: states and types that exist, a way for every move. */
final class TicketRules {

    private static final String DEFECTS = "defects";

    private final Programme programme;
    private final Problems problems;
    private final Defects defects;
    private final List<String> roles;

    TicketRules(Programme programme, Problems problems) {
        this.programme = programme;
        this.problems = problems;
        this.defects = programme.defects();
        this.roles = programme.roles().stream().map(Programme.Role::id).toList();
    }

    void check() {
        unique(problems, path(DEFECTS, "severities"), defects.severities(), Defects.Severity::id);
        unique(problems, path(DEFECTS, "priorities"), defects.priorities(), Defects.Rank::id);
        unique(problems, path(DEFECTS, "categories"), defects.categories(), Defects.Category::id);
        each(
                path(DEFECTS, "categories"),
                defects.categories(),
                (category, at) -> each(
                        path(at, "coordinators"),
                        category.coordinators(),
                        (role, where) -> known(problems, roles, "role", where, role)));
        checkMoves();
        checkContent();
    }

    private void checkMoves() {
        var section = path(DEFECTS, "moves");
        if (!defects.areFollowed()) {
            problems.require(
                    defects.retestedWhereFound() == null,
                    path(DEFECTS, "retestedWhereFound"),
                    "is for defects that are followed; add 'moves', or leave it out");
            return;
        }
        var moves = defects.moves().stream().map(Defects.Transition::move).toList();
        problems.require(
                moves.size() == Move.values().length && moves.containsAll(Arrays.asList(Move.values())),
                section,
                "has " + moves + "; write one entry for each of " + Arrays.asList(Move.values()));
        problems.require(
                programme.hasTickets(), section, "is for a programme with tickets; add 'tickets', or leave it out");
        each(section, defects.moves(), (move, at) -> {
            each(
                    path(at, "from"),
                    move.from(),
                    (state, where) -> known(problems, defects.states(), "state", where, state));
            known(problems, defects.states(), "state", path(at, "to"), move.to());
        });
    }

    private void checkContent() {
        var types =
                programme.releaseTypes().stream().map(Programme.ReleaseType::id).toList();
        each(path("tickets", "content"), programme.contents(), (content, at) -> {
            each(
                    path(at, "releaseTypes"),
                    content.releaseTypes(),
                    (type, where) -> known(problems, types, "release type", where, type));
            problems.require(
                    content.ofResolver() == null || programme.countsPerParty(),
                    path(at, "ofResolver"),
                    "is for parties that release for themselves; write versionsPer: PARTY, or leave it out");
        });
    }
}
