package io.slipway.programme;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How defects found in test are ranked, sorted and moved; the worst and the most urgent come first.
 *
 * @param states what the ticket system calls the states of a defect, in their usual order
 * @param moves which of them mean what: how a defect gets from one to another from here
 * @param retestedWhereFound what demands that a defect is tested again only where it was found; null where nothing does
 */
public record Defects(
        List<Severity> severities,
        List<Rank> priorities,
        @Nullable List<Category> categories,
        @Nullable List<String> states,
        @Nullable List<Transition> moves,
        @Nullable String retestedWhereFound) {

    static final Defects NONE = new Defects(List.of(), List.of(), null, null, null, null);

    @Override
    public List<Category> categories() {
        return categories == null ? List.of() : categories;
    }

    @Override
    public List<String> states() {
        return states == null ? List.of() : states;
    }

    @Override
    public List<Transition> moves() {
        return moves == null ? List.of() : moves;
    }

    /** @param emergency whether a defect that severe may be fixed by an emergency release */
    public record Severity(String id, String name, boolean emergency) {}

    public record Rank(String id, String name) {}

    /**
     * A sort of issue.
     *
     * @param coordinators the roles that look after issues of that sort; those who triage all where there is none
     */
    public record Category(String id, String name, @Nullable List<String> coordinators) {

        @Override
        public List<String> coordinators() {
            return coordinators == null ? List.of() : coordinators;
        }
    }

    /** What a change of state means. */
    public enum Move {
        /** Triage takes the defect on. */
        ACCEPT,
        /** Triage does not. */
        REFUSE,
        /** A release brought the fix to where it was found. */
        DELIVER,
        /** It was tested again and is still there. */
        REOPEN,
        /** It was tested again and is gone. */
        CLOSE
    }

    /** From which states a move leads where. */
    public record Transition(Move move, List<String> from, String to) {

        public boolean startsAt(String state) {
            return from.stream().anyMatch(state::equalsIgnoreCase);
        }
    }

    /** Whether defects are followed from being found to being closed. */
    public boolean areFollowed() {
        return !moves().isEmpty();
    }

    /** Returns how the move goes; {@code ProgrammeRules} holds that a programme that names one names all. */
    public Transition move(Move move) {
        return find(move)
                .orElseThrow(() -> new IllegalArgumentException("The programme's defects have no move " + move));
    }

    private Optional<Transition> find(Move move) {
        return moves().stream().filter(known -> known.move() == move).findFirst();
    }

    /** Whether nobody has taken it on yet. */
    public boolean isReported(String state) {
        return find(Move.ACCEPT).filter(move -> move.startsAt(state)).isPresent();
    }

    /** Whether its fix is where it was found and waits to be tested there. */
    public boolean awaitsRetest(String state) {
        return find(Move.DELIVER)
                .filter(move -> move.to().equalsIgnoreCase(state))
                .isPresent();
    }

    /** Whether nothing more will be done about it. */
    public boolean isOver(String state) {
        return moves().stream()
                .filter(move -> move.move() == Move.CLOSE || move.move() == Move.REFUSE)
                .anyMatch(move -> move.to().equalsIgnoreCase(state));
    }

    /** Returns the severity of the rank, 1 being the worst. */
    public Optional<Severity> severity(@Nullable Integer rank) {
        return rank == null || rank < 1 || rank > severities.size()
                ? Optional.empty()
                : Optional.of(severities.get(rank - 1));
    }

    /** Returns what people call the severity of the rank; the number where the programme has no name for it. */
    public String severityName(@Nullable Integer rank) {
        return severity(rank).map(Severity::name).orElse(rank == null ? "" : rank.toString());
    }

    /** Returns the priority of the rank, 1 being the most urgent. */
    public Optional<Rank> priority(@Nullable Integer rank) {
        return rank == null || rank < 1 || rank > priorities.size()
                ? Optional.empty()
                : Optional.of(priorities.get(rank - 1));
    }

    public Optional<Category> category(@Nullable String id) {
        return categories().stream()
                .filter(category -> category.id().equals(id))
                .findFirst();
    }
}
