package io.slipway.models;

import static io.slipway.models.DeployedModels.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.folders.OwnersFolders;
import io.slipway.models.ModelProposal.State;
import io.slipway.models.rules.ModelRules;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SlipwayTest
@ExtendWith(OutputCaptureExtension.class)
@Tag("engine")
class ModelProposalsTest {

    private static final ModelOwner PAULA = new ModelOwner("process-owner", "Paula Ostrow");
    private static final ModelOwner PAVEL = new ModelOwner("process-owner-2", "Pavel Orme");
    private static final ModelOwner THIRD = new ModelOwner("process-owner-3", "Third Person");
    private static final String FORM = "record-lessons.form";
    private static final String OTHER_FORM = "define-scope.form";
    private static final String MODEL = "planned-release.bpmn";

    @Autowired
    ApplicationContext context;

    @Autowired
    ModelProposals proposals;

    @Autowired
    ModelSets sets;

    @Autowired
    ProcessEngine engine;

    @TempDir
    Path home;

    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private DeployedModels deployed;

    @BeforeEach
    void look() {
        deployed = new DeployedModels(context);
    }

    @Test
    void aProposalDeploysNothing() {
        var before = deployments();
        var set = sets.inForce();

        var proposal = proposals.propose(PAULA, "Better words", List.of(deployed.form(FORM, word)));

        assertThat(proposal)
                .returns(State.OPEN, ModelProposal::state)
                .returns(PAULA, ModelProposal::proposedBy)
                .returns(set, ModelProposal::base)
                .returns(List.of(FORM), ModelProposal::fileNames);
        assertThat(deployments()).isEqualTo(before);
        assertThat(sets.inForce()).isEqualTo(set);
    }

    @Test
    void oneModelAloneIsCompletedFromWhatIsDeployedAndReleasesStartOnIt() {
        var running = Lifecycle.start(context, "Began before");
        var present = sets.files(sets.inForce()).keySet();
        var model = deployed.model(MODEL, word);
        var proposal = proposals.propose(PAULA, "", List.of(model));

        proposals.accept(proposal.id(), PAVEL, "Fine");

        assertThat(sets.files(sets.inForce()).keySet()).isEqualTo(present);
        assertThat(deployed.text(MODEL)).isEqualTo(new String(model.content(), StandardCharsets.UTF_8));
        assertThat(sets.proposal(sets.inForce())).contains(proposal.id());
        var later = Lifecycle.start(context, "Began after");
        later.advance();
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(later.key().value())
                        .list())
                .isNotEmpty();
        assertThat(version(later)).isEqualTo(version(running) + 1);
        running.advance();
        assertThat(version(running)).isEqualTo(version(later) - 1);
    }

    @Test
    void bothNamesStandOnTheRecord() {
        var proposal = proposals.propose(PAULA, "Why", List.of(deployed.form(FORM, word)));
        proposals.accept(proposal.id(), PAVEL, "Read and right");

        assertThat(proposals.find(proposal.id()))
                .hasValueSatisfying(known -> assertThat(known)
                        .returns(PAULA, ModelProposal::proposedBy)
                        .returns(PAVEL, ModelProposal::decidedBy)
                        .returns("Read and right", ModelProposal::remark)
                        .returns(State.ACCEPTED, ModelProposal::state));
        assertThat(engine.getRepositoryService()
                        .createDeploymentQuery()
                        .deploymentName("Proposal " + proposal.id())
                        .list())
                .singleElement()
                .satisfies(one -> assertThat(one.getSource())
                        .isEqualTo("Proposed by process-owner, accepted by process-owner-2"));
    }

    @Test
    void nobodyAcceptsOrDeclinesTheirOwnAndNobodyElseWithdrawsIt() {
        var proposal = proposals.propose(PAULA, "", List.of(deployed.form(FORM, word)));

        assertThatThrownBy(() -> proposals.accept(proposal.id(), new ModelOwner(PAULA.id(), "Another name"), ""))
                .isInstanceOf(ProposalRefused.class)
                .hasMessageContaining("another process owner accepts");
        assertThatThrownBy(() -> proposals.decline(proposal.id(), PAULA, "No")).isInstanceOf(ProposalRefused.class);
        assertThatThrownBy(() -> proposals.withdraw(proposal.id(), PAVEL))
                .isInstanceOf(ProposalRefused.class)
                .hasMessageContaining("Only Paula Ostrow");

        proposals.withdraw(proposal.id(), PAULA);
        assertThatThrownBy(() -> proposals.accept(proposal.id(), PAVEL, ""))
                .hasMessage("Proposal " + proposal.id() + " was withdrawn by Paula Ostrow");
    }

    @Test
    void decliningNeedsAReason() {
        var proposal = proposals.propose(PAULA, "", List.of(deployed.form(FORM, word)));

        assertThatThrownBy(() -> proposals.decline(proposal.id(), PAVEL, " \u200b\n"))
                .isInstanceOf(ProposalRefused.class)
                .hasMessageContaining("Say why");
        proposals.decline(proposal.id(), PAVEL, "The old words\nare right\0");

        assertThat(proposals.find(proposal.id()).orElseThrow())
                .returns(State.DECLINED, ModelProposal::state)
                .returns("The old words\nare right<U+0000>", ModelProposal::remark);
    }

    @Test
    void theSameSentAgainStaysTheSameProposal() {
        var form = deployed.form(FORM, word);
        var first = proposals.propose(PAULA, "Once", List.of(form));

        assertThat(proposals.propose(PAULA, "Twice", List.of(form))).isEqualTo(first);
        assertThat(proposals.propose(PAVEL, "Mine", List.of(form)).id()).isNotEqualTo(first.id());
    }

    @Test
    void theSameSentManyTimesAtOnceIsOneProposal() {
        var form = deployed.form(FORM, word);

        var ids = atOnce(
                        4,
                        number -> () ->
                                proposals.propose(PAULA, "", List.of(form)).id())
                .stream()
                .filter(Long.class::isInstance)
                .distinct();

        assertThat(ids).hasSize(1);
    }

    @Test
    void whatIsDeployedAsSentProposesNothing() {
        assertThatThrownBy(() -> proposals.propose(PAULA, "", List.of(sent(FORM, deployed.text(FORM)))))
                .isInstanceOf(ProposalRefused.class)
                .hasMessage(FORM + " is deployed exactly as sent; there is nothing to propose");

        var mixed = proposals.propose(
                PAULA, "", List.of(sent(OTHER_FORM, deployed.text(OTHER_FORM)), deployed.form(FORM, word)));
        assertThat(mixed.fileNames()).containsExactly(FORM);
    }

    @Test
    void acceptedTwiceItIsDeployedOnce() {
        var proposal = proposals.propose(PAULA, "", List.of(deployed.form(FORM, word)));
        proposals.accept(proposal.id(), PAVEL, "");
        var set = sets.inForce();

        proposals.accept(proposal.id(), PAVEL, "");

        assertThat(sets.inForce()).isEqualTo(set);
        assertThatThrownBy(() -> proposals.accept(proposal.id(), THIRD, ""))
                .hasMessage("Proposal " + proposal.id() + " was accepted by Pavel Orme");
    }

    @Test
    void ofThoseWhoAcceptAtOnceOneDoes() {
        var proposal = proposals.propose(PAULA, "", List.of(deployed.form(FORM, word)));
        var before = sets.inForce();

        var answers = atOnce(3, number -> () -> {
            proposals.accept(proposal.id(), new ModelOwner("owner-" + number, "Owner " + number), "");
            return "done";
        });

        assertThat(answers).filteredOn("done"::equals).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.equals("done"))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(ProposalRefused.class));
        assertThat(sets.inForce()).isEqualTo(before + 1);
        assertThat(deploymentsOf(proposal)).isEqualTo(1);
    }

    @Test
    void twoProposalsAcceptedAtOnceNeverUndoEachOther() {
        var one = proposals.propose(PAULA, "", List.of(deployed.form(FORM, word)));
        var other = proposals.propose(PAULA, "", List.of(deployed.form(OTHER_FORM, word)));
        var before = sets.inForce();

        var answers = atOnce(2, number -> () -> {
            proposals.accept(number == 0 ? one.id() : other.id(), PAVEL, "");
            return "done";
        });

        assertThat(answers).filteredOn("done"::equals).hasSize(1);
        assertThat(answers).filteredOn(ProposalRefused.class::isInstance).hasSize(1);
        assertThat(sets.inForce()).isEqualTo(before + 1);
    }

    @Test
    void whatWasComparedWithAnotherStateIsProposedAgain() {
        var late = proposals.propose(PAULA, "Late", List.of(deployed.form(FORM, word)));
        var quick = proposals.propose(PAVEL, "Quick", List.of(deployed.form(OTHER_FORM, word)));
        proposals.accept(quick.id(), PAULA, "");

        assertThatThrownBy(() -> proposals.accept(late.id(), PAVEL, ""))
                .isInstanceOf(ProposalRefused.class)
                .hasMessageContaining("changed since it was proposed: " + OTHER_FORM + ";")
                .hasMessageContaining("Paula Ostrow has to look at that and propose it again");
        assertThatThrownBy(() -> proposals.proposeAgain(late.id(), PAVEL)).isInstanceOf(ProposalRefused.class);

        var again = proposals.proposeAgain(late.id(), PAULA);
        assertThat(proposals.find(late.id()).orElseThrow())
                .returns(State.WITHDRAWN, ModelProposal::state)
                .returns("Proposed again as proposal " + again.id(), ModelProposal::remark);
        proposals.accept(again.id(), PAVEL, "");
        assertThat(deployed.text(FORM)).contains(word);
        assertThat(deployed.text(OTHER_FORM)).contains(word);
    }

    @Test
    void whoAcceptedGetsNoRightOnTheDeployment() {
        var proposal = proposals.propose(PAULA, "", List.of(deployed.form(FORM, word)));
        engine.getIdentityService().setAuthentication("process-owner-2", List.of("slipway-application"));
        try {
            proposals.accept(proposal.id(), PAVEL, "");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }

        var deployment = engine.getRepositoryService()
                .createDeploymentQuery()
                .deploymentName("Proposal " + proposal.id())
                .singleResult();
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .resourceId(deployment.getId())
                        .list())
                .isEmpty();
        assertThat(engine.getHistoryService()
                        .createUserOperationLogQuery()
                        .deploymentId(deployment.getId())
                        .list())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getUserId()).isEqualTo("process-owner-2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up.BPMN | the ending must be .bpmn in small letters",
                "up.Form | the ending must be .form in small letters",
                "folder/up.bpmn | no folder",
                "../up.bpmn | no folder",
                "a b.bpmn | rename the file",
                "readme.txt | only .bpmn, .dmn and .form files",
                "up.bpmn20.xml | only .bpmn, .dmn and .form files",
                "up.bpmn. | only .bpmn, .dmn and .form files",
                "Planned-Release.bpmn | differs from the deployed planned-release.bpmn by capital letters only",
                "'' | A file without a name"
            })
    void everyFileIsAnsweredFor(String name, String said) {
        assertThatThrownBy(() -> proposals.propose(PAULA, "", List.of(deployed.form(FORM, word), sent(name, "x"))))
                .isInstanceOf(UploadRefused.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0.bpmn", "a\u202Enmpb.bpmn", "a\r\nb.bpmn", "\u200b.bpmn", "\u00e4.bpmn"})
    void namesThatDeceiveAreRefusedAndShownAsTheyAre(String name) {
        assertThatThrownBy(() -> proposals.propose(PAULA, "", List.of(sent(name, "x"))))
                .isInstanceOf(UploadRefused.class)
                .hasMessageNotContaining("\0")
                .hasMessageNotContaining("\u202e")
                .hasMessageNotContaining("\n");
    }

    @Test
    void oneNameTwiceAndNoFileAtAllAreRefused() {
        assertThatThrownBy(() -> proposals.propose(PAULA, "", List.of(sent(FORM, "{}"), sent(FORM, "{ }"))))
                .hasMessageContaining(FORM + ": was sent twice");
        assertThatThrownBy(() -> proposals.propose(PAULA, "", List.of())).hasMessageContaining("send at least one");
        assertThatThrownBy(() -> proposals.propose(PAULA, "", List.of(sent(FORM, " ".repeat(6_000_000)))))
                .hasMessageContaining("At most 5 MB");
    }

    @Test
    void brokenContentIsRefusedBeforeAnybodyHasToLookAtIt() {
        var utf16 = new SentFile(FORM, "{\"id\":\"x\"}".getBytes(StandardCharsets.UTF_16));
        var cut = new SentFile(FORM, new byte[] {(byte) 0xC3});
        for (var broken : List.of(utf16, cut)) {
            assertThatThrownBy(() -> proposals.propose(PAULA, "", List.of(broken)))
                    .isInstanceOf(UploadRefused.class)
                    .hasMessageContaining("UTF-8");
        }
        assertThatThrownBy(() -> proposals.propose(PAULA, "", List.of(sent(MODEL, "<x>\0</x>"))))
                .hasMessageContaining("NUL");
        assertThatThrownBy(() -> proposals.propose(PAULA, "", List.of(sent(MODEL, "<x"))))
                .isInstanceOf(UploadRefused.class)
                .hasMessageContaining(MODEL);
        var dangling = deployed.edited(MODEL)
                .replaceFirst("targetRef=\"[^\"]+\"", "targetRef=\"nowhere\"")
                .text();
        var open = proposals.open();
        assertThatThrownBy(() -> proposals.propose(PAULA, "", List.of(sent(MODEL, dangling))))
                .isInstanceOf(UploadRefused.class)
                .hasMessageContaining("nowhere");
        assertThat(proposals.open()).isEqualTo(open);
    }

    @Test
    void theDifferenceIsShownLineByLine() {
        var proposal = proposals.propose(PAULA, "", List.of(deployed.form(FORM, word)));

        assertThat(proposals.changes(proposal)).singleElement().satisfies(change -> {
            assertThat(change.isNew()).isFalse();
            assertThat(change.lines())
                    .filteredOn(line -> line.kind() == ModelChange.Kind.ADDED)
                    .singleElement()
                    .satisfies(line -> assertThat(line.text()).contains("## " + word));
            assertThat(change.lines())
                    .filteredOn(line -> line.kind() == ModelChange.Kind.GONE)
                    .hasSize(1);
        });
    }

    @Test
    void whatWasAcceptedStaysInForceOverAStart() {
        start();
        accepted(deployed.form(FORM, word));
        var set = sets.inForce();

        start();

        assertThat(sets.inForce()).isEqualTo(set);
        assertThat(deployed.text(FORM)).contains(word);
    }

    @Test
    void aStartBringsInWhatChangedInTheFoldersAndKeepsTheRest() {
        start();
        accepted(deployed.form(FORM, word));
        var set = sets.inForce();

        write("forms/flip/define-scope.form", deployed.form(OTHER_FORM, word));
        start();

        assertThat(sets.inForce()).isEqualTo(set + 1);
        assertThat(sets.proposal(set + 1)).isEmpty();
        assertThat(deployed.text(OTHER_FORM)).contains(word);
        assertThat(deployed.text(FORM)).contains(word);

        write("forms/flip/record-lessons.form", deployed.form(FORM, "Newer"));
        start();
        start();

        assertThat(sets.inForce()).isEqualTo(set + 2);
        assertThat(deployed.text(FORM)).contains("Newer " + word);
    }

    @Test
    void anOlderApplicationThatStartsAgainBringsNothingOldBackAndSaysSo(CapturedOutput output) {
        start();
        write("forms/flip/define-scope.form", deployed.form(OTHER_FORM, "Older " + word));
        start();
        var older = sent(OTHER_FORM, deployed.text(OTHER_FORM));
        write("forms/flip/define-scope.form", deployed.form(OTHER_FORM, "Newer"));
        write("forms/flip/of-the-newer.form", sent("of-the-newer.form", """
                {"id": "of-the-newer", "type": "default", "schemaVersion": 16, "components": [
                  {"type": "text", "id": "question", "text": "## What now?"},
                  {"type": "expression", "id": "contentDigest", "key": "contentDigest", "expression": "=content.digest"}]}"""));
        start();
        var set = sets.inForce();

        write("forms/flip/define-scope.form", older);
        remove("forms/flip/of-the-newer.form");
        start();

        assertThat(sets.inForce()).isEqualTo(set);
        assertThat(deployed.text(OTHER_FORM)).contains("Newer Older " + word);
        assertThat(sets.files(set)).containsKey("of-the-newer.form");
        assertThat(output).contains("WARN").contains("Left out " + OTHER_FORM).contains("propose it");

        proposals.accept(proposals.propose(PAULA, "Back", List.of(older)).id(), PAVEL, "");
        write("forms/flip/define-scope.form", deployed.form(OTHER_FORM, "Third"));
        start();
        assertThat(deployed.text(OTHER_FORM)).contains("Third Older " + word);
        assertThat(sets.files(sets.inForce())).doesNotContainKey("of-the-newer.form");
    }

    @Test
    void whatIsInForceIsHeldAgainstTheRulesAtEachStart() {
        start();
        var files = new TreeMap<>(sets.files(sets.inForce()));
        var form = deployed.edited(FORM).replaceFirst("\"text\": \"", "\"text\": \"<b>");
        files.put(FORM, form.text().getBytes(StandardCharsets.UTF_8));
        var transaction = context.getBean(TransactionTemplate.class);

        transaction.executeWithoutResult(status -> {
            sets.follow(sets.inForce(), files, "By older rules", "", null);
            assertThatThrownBy(this::start)
                    .isInstanceOf(ModelBroken.class)
                    .hasMessageContaining(FORM)
                    .hasMessageContaining("holds HTML")
                    .hasMessageContaining("put a mended one beside the application");
            status.setRollbackOnly();
        });
    }

    @Test
    void thisNodeWorksOnWhatWasAcceptedAndOnNothingThatWasOnlyTriedOut() {
        var jobs = engine.getManagementService();
        var before = jobs.getRegisteredDeployments();

        var proposal = proposals.propose(PAULA, "", List.of(deployed.form(FORM, word)));
        assertThat(jobs.getRegisteredDeployments()).isEqualTo(before);

        proposals.accept(proposal.id(), PAVEL, "");
        assertThat(jobs.getRegisteredDeployments()).contains(newestDeployment());
    }

    @Test
    void twoNodesThatStartAtOnceDeployOnce() {
        start();
        var set = sets.inForce();
        write("forms/flip/define-scope.form", deployed.form(OTHER_FORM, word));

        var answers = atOnce(2, number -> () -> {
            start();
            return "done";
        });

        assertThat(answers).containsOnly("done");
        assertThat(sets.inForce()).isEqualTo(set + 1);
    }

    @Test
    void anotherNodeWorksOnWhatAProposalMadeOfWhatItWorksOn() {
        var jobs = engine.getManagementService();
        var nodes = context.getBean(SetsOfOtherNodes.class);
        var base = newestDeployment();
        accepted(deployed.form(FORM, word));
        var made = newestDeployment();

        jobs.unregisterDeploymentForJobExecutor(made);
        jobs.unregisterDeploymentForJobExecutor(base);
        nodes.takeUp();
        assertThat(jobs.getRegisteredDeployments()).doesNotContain(made);

        jobs.registerDeploymentForJobExecutor(base);
        nodes.takeUp();
        assertThat(jobs.getRegisteredDeployments()).contains(made);
    }

    private String newestDeployment() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("planned-release")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
    }

    private void accepted(SentFile file) {
        proposals.accept(proposals.propose(PAULA, "", List.of(file)).id(), PAVEL, "");
    }

    /** As the application does, with this test's folder beside it. */
    private void start() {
        var rules = context.getBean(ModelRules.class);
        new ModelDeployment(
                        new ModelFolders(new OwnersFolders(home), rules),
                        sets,
                        rules,
                        context.getBean(JdbcClient.class),
                        context.getBean(TransactionTemplate.class))
                .afterSingletonsInstantiated();
    }

    private void write(String place, SentFile file) {
        try {
            Files.createDirectories(home.resolve(place).getParent());
            Files.write(home.resolve(place), file.content());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void remove(String place) {
        try {
            Files.delete(home.resolve(place));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private long deployments() {
        return engine.getRepositoryService().createDeploymentQuery().count();
    }

    private long deploymentsOf(ModelProposal proposal) {
        return engine.getRepositoryService()
                .createDeploymentQuery()
                .deploymentName("Proposal " + proposal.id())
                .count();
    }

    private int version(Lifecycle life) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(String.valueOf(life.release().processInstanceId()))
                .singleResult();
        return engine.getRepositoryService()
                .getProcessDefinition(instance.getProcessDefinitionId())
                .getVersion();
    }

    private interface Attempt {
        Callable<Object> of(int number);
    }

    /** Returns what each of them got: its answer, or what it failed with. */
    private static List<Object> atOnce(int many, Attempt attempt) {
        var together = new CyclicBarrier(many);
        var people = Executors.newFixedThreadPool(many);
        try {
            var running = IntStream.range(0, many)
                    .mapToObj(number -> people.submit(() -> {
                        together.await();
                        return attempt.of(number).call();
                    }))
                    .toList();
            return running.stream()
                    .map(one -> {
                        try {
                            return one.get();
                        } catch (ExecutionException failed) {
                            return (Object) failed.getCause();
                        } catch (InterruptedException stopped) {
                            throw new AssertionError(stopped);
                        }
                    })
                    .toList();
        } finally {
            people.shutdownNow();
        }
    }
}
