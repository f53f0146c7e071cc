package io.slipway.models;

import io.slipway.models.ModelProposal.State;
import io.slipway.models.rules.ModelRules;
import io.slipway.words.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes of models and forms while the application runs: one person proposes, another one accepts, and only then
 * something is deployed. Whoever asks has checked that the person owns models.
 */
@Component
public class ModelProposals {

    private static final int TITLE = 255;
    private static final int REMARK = 2000;

    private final ProposalTable table;
    private final ModelSets sets;
    private final ModelRules rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ModelProposals(
            ProposalTable table, ModelSets sets, ModelRules rules, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.sets = sets;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns all of them, the newest first. */
    public List<ModelProposal> all() {
        return table.all();
    }

    public Optional<ModelProposal> find(long id) {
        return table.find(id);
    }

    /** Returns how many wait for a decision. */
    public int open() {
        return table.open();
    }

    /** Returns the content of each file of the proposal. */
    public Map<String, byte[]> contents(ModelProposal proposal) {
        return table.contents(proposal.id());
    }

    /** Returns how each file differs from what was deployed when it was proposed. */
    public List<ModelChange> changes(ModelProposal proposal) {
        var base = sets.files(proposal.base());
        return table.contents(proposal.id()).entrySet().stream()
                .map(file -> ModelChange.of(
                        file.getKey(),
                        base.containsKey(file.getKey()) ? text(base.get(file.getKey())) : null,
                        text(file.getValue())))
                .toList();
    }

    /** Returns the files that are deployed in another version now than when it was proposed. */
    public List<String> movedSince(ModelProposal proposal) {
        var now = sets.inForce();
        if (now == proposal.base()) {
            return List.of();
        }
        var deployed = sets.files(now);
        var base = sets.files(proposal.base());
        var names = new TreeSet<>(deployed.keySet());
        names.addAll(base.keySet());
        return names.stream()
                .filter(name -> !Arrays.equals(deployed.get(name), base.get(name)))
                .toList();
    }

    /**
     * Records what was sent, as far as it differs from what is deployed. Sent again by the same person while it is open, it
     * stays the same proposal.
     *
     * @throws ProposalRefused when the files break a rule or are deployed as they are
     */
    public ModelProposal propose(ModelOwner by, String title, List<SentFile> sent) {
        var base = sets.inForce();
        var deployed = sets.files(base);
        var files = SentFiles.checked(sent, deployed.keySet());
        var changed = new TreeMap<>(files);
        changed.entrySet().removeIf(file -> Arrays.equals(file.getValue(), deployed.get(file.getKey())));
        if (changed.isEmpty()) {
            throw new ProposalRefused(String.join(", ", files.keySet()) + (files.size() == 1 ? " is" : " are")
                    + " deployed exactly as sent; there is nothing to propose");
        }
        var same = table.same(by, base, changed);
        if (same.isPresent()) {
            return same.get();
        }
        check(completed(deployed, changed));
        return record(by, storable(title, TITLE), base, changed);
    }

    /** Proposes the same once more, compared with what is deployed now; what it takes the place of is withdrawn. */
    public ModelProposal proposeAgain(long id, ModelOwner by) {
        var proposal = own(id, by, "propose it again");
        var files = table.contents(id).entrySet().stream()
                .map(file -> new SentFile(file.getKey(), file.getValue()))
                .toList();
        var again = propose(by, proposal.title(), files);
        if (again.id() != id) {
            decide(proposal, State.WITHDRAWN, by, "Proposed again as proposal " + again.id());
        }
        return again;
    }

    /**
     * Deploys the proposal with everything else that is deployed. Accepted twice by one person, it is deployed once.
     *
     * @throws ProposalRefused when it is their own, decided, breaks rules, or what is deployed changed since
     */
    public void accept(long id, ModelOwner by, String remark) {
        settled(() -> {
            var proposal = known(id);
            if (isAcceptedBy(proposal, by)) {
                return id;
            }
            mustBeOpen(proposal);
            if (proposal.isBy(by.id())) {
                throw new ProposalRefused(
                        "You proposed it; another process owner accepts or declines it. You may withdraw it");
            }
            mustStandOnItsBase(proposal);
            var files = completed(sets.files(proposal.base()), table.contents(id));
            var problems = rules.problems(files);
            if (!problems.isEmpty()) {
                throw new ProposalRefused("It breaks rules: " + String.join("; ", problems));
            }
            decide(proposal, State.ACCEPTED, by, remark);
            deploy(proposal, by, files);
            return id;
        });
    }

    /** @throws ProposalRefused when it is their own or decided, or no reason is given */
    public void decline(long id, ModelOwner by, String remark) {
        settled(() -> {
            var proposal = known(id);
            mustBeOpen(proposal);
            if (proposal.isBy(by.id())) {
                throw new ProposalRefused("You proposed it; withdraw it instead");
            }
            if (remark.codePoints().noneMatch(Character::isLetterOrDigit)) {
                throw new ProposalRefused("Say why it is declined, so that the one who proposed it can mend it");
            }
            decide(proposal, State.DECLINED, by, remark);
            return id;
        });
    }

    public void withdraw(long id, ModelOwner by) {
        settled(() -> {
            decide(own(id, by, "withdraw it"), State.WITHDRAWN, by, "");
            return id;
        });
    }

    private void deploy(ModelProposal proposal, ModelOwner by, Map<String, byte[]> files) {
        var source = "Proposed by " + proposal.proposedBy().id() + ", accepted by " + by.id();
        sets.follow(proposal.base(), files, "Proposal " + proposal.id(), source, proposal.id());
    }

    private ModelProposal record(ModelOwner by, String title, long base, Map<String, byte[]> files) {
        try {
            return settled(() -> known(table.add(by, clock.instant(), title, base, files)));
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return table.same(by, base, files).orElseThrow(() -> sentTwiceAtOnce);
        }
    }

    private void check(Map<String, byte[]> files) {
        var problems = rules.problems(files);
        if (!problems.isEmpty()) {
            throw new UploadRefused(problems);
        }
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sets.tryOut(files);
        });
    }

    private void decide(ModelProposal proposal, State state, ModelOwner by, String remark) {
        if (!table.decide(proposal.id(), state, by, clock.instant(), storable(remark, REMARK))) {
            mustBeOpen(known(proposal.id()));
        }
    }

    private ModelProposal own(long id, ModelOwner by, String what) {
        var proposal = known(id);
        mustBeOpen(proposal);
        if (!proposal.isBy(by.id())) {
            throw new ProposalRefused("Only " + proposal.proposedBy().name() + ", who proposed it, may " + what);
        }
        return proposal;
    }

    private ModelProposal known(long id) {
        return table.find(id).orElseThrow(() -> new ProposalRefused("There is no proposal " + id));
    }

    private static void mustBeOpen(ModelProposal proposal) {
        if (!proposal.isOpen()) {
            throw new ProposalRefused("Proposal " + proposal.id() + " was "
                    + proposal.state().title().toLowerCase(Locale.ROOT) + " by "
                    + Objects.requireNonNull(proposal.decidedBy()).name());
        }
    }

    private void mustStandOnItsBase(ModelProposal proposal) {
        if (sets.inForce() != proposal.base()) {
            throw new ProposalRefused("What is deployed changed since it was proposed: "
                    + String.join(", ", movedSince(proposal)) + "; "
                    + proposal.proposedBy().name()
                    + " has to look at that and propose it again");
        }
    }

    private <T> T settled(Supplier<T> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (ConcurrencyFailureException | OptimisticLockingException lost) {
            throw new ProposalRefused(
                    "Somebody else decided about models at this moment; look at the proposal again", lost);
        }
    }

    private static boolean isAcceptedBy(ModelProposal proposal, ModelOwner person) {
        var decider = proposal.decidedBy();
        return proposal.state() == State.ACCEPTED
                && decider != null
                && decider.id().equals(person.id());
    }

    private static Map<String, byte[]> completed(Map<String, byte[]> deployed, Map<String, byte[]> changed) {
        var completed = new TreeMap<>(deployed);
        completed.putAll(changed);
        return completed;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Returns the text without what a database cannot store or a reader cannot see, cut at a character. */
    private static String storable(String text, int most) {
        var readable = text.strip().lines().map(Readable::text).collect(Collectors.joining("\n"));
        return PlainText.cut(readable, most);
    }
}
