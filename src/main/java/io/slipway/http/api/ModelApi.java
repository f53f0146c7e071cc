package io.slipway.http.api;

import io.slipway.http.Problems;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.models.ModelChange;
import io.slipway.models.ModelProposal;
import io.slipway.models.ModelProposals;
import io.slipway.models.ProposalRefused;
import io.slipway.models.UploadRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Proposed changes of models and forms over REST. Files are proposed at {@code /engine-rest/deployment/create}. */
@RestController
@RequestMapping("/api/models")
@Tag(name = "Models", description = "Changes of models and forms: one process owner proposes, another one accepts")
class ModelApi {

    private static final String ONE = "/{id:\\d{1,18}}";

    private final ModelProposals proposals;

    ModelApi(ModelProposals proposals) {
        this.proposals = proposals;
    }

    /** A proposal with how it differs from what was deployed then, and which files were deployed anew since. */
    record ProposalView(ModelProposal proposal, List<ModelChange> changes, List<String> movedSince) {}

    /** @param remark what whoever accepts wants to say */
    record Acceptance(
            @Nullable @Size(max = 2000, message = "Use at most 2000 characters")
            String remark) {}

    record Refusal(
            @NotBlank(message = "Say why it is declined") @Size(max = 2000, message = "Use at most 2000 characters")
            String remark) {}

    @GetMapping
    @Operation(
            summary = "The proposals, the newest first",
            description = "For process owners, auditors and administrators. Propose with POST"
                    + " /engine-rest/deployment/create, as Camunda Modeler does.")
    List<ModelProposal> all(Viewer viewer) {
        viewer.mustReadModels();
        return proposals.all();
    }

    @GetMapping(ONE)
    @Operation(summary = "One proposal", description = "With the difference to what was deployed, line by line.")
    ProposalView one(@PathVariable long id, Viewer viewer) {
        var proposal = find(id, viewer);
        return new ProposalView(
                proposal, proposals.changes(proposal), proposal.isOpen() ? proposals.movedSince(proposal) : List.of());
    }

    @GetMapping(ONE + "/files/{name}")
    @Operation(summary = "A proposed file")
    ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable String name, Viewer viewer) {
        var content = proposals.contents(find(id, viewer)).get(name);
        if (content == null) {
            throw new Unknown("Proposal " + id + " has no such file");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    @PostMapping(ONE + "/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Accept and deploy",
            description = "Process owners only, and not who proposed it. Refused when what is deployed changed since.")
    void accept(@PathVariable long id, @Valid @RequestBody Acceptance wish, Viewer viewer) {
        viewer.mustOwnModels("decide about models");
        find(id, viewer);
        proposals.accept(id, viewer.asModelOwner(), Objects.requireNonNullElse(wish.remark(), ""));
    }

    @PostMapping(ONE + "/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Decline", description = "Process owners only, and not who proposed it.")
    void decline(@PathVariable long id, @Valid @RequestBody Refusal wish, Viewer viewer) {
        viewer.mustOwnModels("decide about models");
        find(id, viewer);
        proposals.decline(id, viewer.asModelOwner(), wish.remark());
    }

    @PostMapping(ONE + "/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw", description = "Only who proposed it.")
    void withdraw(@PathVariable long id, Viewer viewer) {
        viewer.mustOwnModels("decide about models");
        find(id, viewer);
        proposals.withdraw(id, viewer.asModelOwner());
    }

    @ExceptionHandler
    ProblemDetail refused(ProposalRefused refusal) {
        return Problems.problem(HttpStatus.CONFLICT, "A rule stands against it", refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(UploadRefused refusal) {
        return Problems.problem(HttpStatus.CONFLICT, "It cannot be deployed any more", refusal.getMessage());
    }

    private ModelProposal find(long id, Viewer viewer) {
        viewer.mustReadModels();
        return proposals.find(id).orElseThrow(() -> new Unknown("There is no proposal " + id));
    }
}
