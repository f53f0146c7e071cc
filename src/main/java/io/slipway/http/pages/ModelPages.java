package io.slipway.http.pages;

import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.models.DeployedForms;
import io.slipway.models.DeployedProcesses;
import io.slipway.models.ModelProposal;
import io.slipway.models.ModelProposals;
import io.slipway.models.ProposalRefused;
import io.slipway.models.SentFile;
import io.slipway.models.UploadRefused;
import io.slipway.words.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes of models and forms that process owners propose to each other. */
@Page
@RequestMapping("/models")
class ModelPages {

    private static final int RECENT = 50;
    private static final String ONE = "/{id:\\d{1,18}}";

    private final ModelProposals proposals;
    private final DeployedProcesses deployed;
    private final DeployedForms forms;

    ModelPages(ModelProposals proposals, DeployedProcesses deployed, DeployedForms forms) {
        this.proposals = proposals;
        this.deployed = deployed;
        this.forms = forms;
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        viewer.mustReadModels();
        return list(HttpStatus.OK, viewer);
    }

    /** A diagram as it was deployed, to be opened in a modeler. */
    @GetMapping("/deployed/{version}/{file}")
    ResponseEntity<byte[]> diagram(@PathVariable String version, @PathVariable String file, Viewer viewer) {
        viewer.mustReadModels();
        var diagram = deployed.diagram(version)
                .orElseThrow(() -> new Unknown("There is no version " + Quoted.of(version) + " of a process"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(diagram);
    }

    @GetMapping("/forms/{name}")
    ModelAndView form(@PathVariable String name, Viewer viewer) {
        viewer.mustReadModels();
        var form = forms.content(name).orElseThrow(() -> new Unknown("There is no form " + Quoted.of(name)));
        return preview(FormPreview.of(name, form), null);
    }

    @GetMapping(ONE + "/forms/{name}")
    ModelAndView proposedForm(@PathVariable long id, @PathVariable String name, Viewer viewer) {
        viewer.mustReadModels();
        var form = proposals.contents(find(id)).get(name);
        if (form == null || !name.endsWith(".form")) {
            throw new Unknown("Proposal " + id + " has no form " + Quoted.of(name));
        }
        return preview(FormPreview.of(name, form), id);
    }

    private static ModelAndView preview(FormPreview form, @Nullable Long proposal) {
        return new ModelAndView("form-preview")
                .addObject("here", "models")
                .addObject("form", form)
                .addObject("proposal", proposal);
    }

    @PostMapping
    ModelAndView propose(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Viewer viewer,
            RedirectAttributes answer) {
        viewer.mustOwnModels("propose models");
        try {
            var sent = files == null
                    ? List.<SentFile>of()
                    : files.stream()
                            .filter(file -> !isNothing(file))
                            .map(ModelPages::read)
                            .toList();
            var proposal = proposals.propose(viewer.asModelOwner(), title, sent);
            answer.addFlashAttribute("done", "Proposed. Nothing is deployed until another process owner accepts it");
            return back(proposal.id());
        } catch (UploadRefused refusal) {
            return list(HttpStatus.UNPROCESSABLE_ENTITY, viewer)
                    .addObject("problems", refusal.problems())
                    .addObject("typed", title);
        } catch (ProposalRefused refusal) {
            return list(HttpStatus.CONFLICT, viewer)
                    .addObject("problems", List.of(String.valueOf(refusal.getMessage())))
                    .addObject("typed", title);
        }
    }

    @GetMapping(ONE)
    ModelAndView one(@PathVariable long id, Viewer viewer) {
        viewer.mustReadModels();
        return one(HttpStatus.OK, id, viewer);
    }

    @PostMapping(ONE + "/accept")
    ModelAndView accept(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String remark,
            Viewer viewer,
            RedirectAttributes answer) {
        return decide(id, remark, viewer, answer, "Accepted and deployed; releases that run stay as they began", () -> {
            proposals.accept(id, viewer.asModelOwner(), remark);
            return id;
        });
    }

    @PostMapping(ONE + "/decline")
    ModelAndView decline(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String remark,
            Viewer viewer,
            RedirectAttributes answer) {
        return decide(id, remark, viewer, answer, "Declined; nothing is deployed", () -> {
            proposals.decline(id, viewer.asModelOwner(), remark);
            return id;
        });
    }

    @PostMapping(ONE + "/withdraw")
    ModelAndView withdraw(@PathVariable long id, Viewer viewer, RedirectAttributes answer) {
        return decide(id, "", viewer, answer, "Withdrawn; nothing is deployed", () -> {
            proposals.withdraw(id, viewer.asModelOwner());
            return id;
        });
    }

    @PostMapping(ONE + "/again")
    ModelAndView again(@PathVariable long id, Viewer viewer, RedirectAttributes answer) {
        return decide(
                id,
                "",
                viewer,
                answer,
                "Proposed again, compared with what is deployed now",
                () -> proposals.proposeAgain(id, viewer.asModelOwner()).id());
    }

    private ModelAndView decide(
            long id, String remark, Viewer viewer, RedirectAttributes answer, String done, Supplier<Long> action) {
        viewer.mustOwnModels("decide about models");
        find(id);
        try {
            var next = action.get();
            answer.addFlashAttribute("done", done);
            return back(next);
        } catch (ProposalRefused | UploadRefused refusal) {
            return one(HttpStatus.CONFLICT, id, viewer)
                    .addObject("refusal", refusal.getMessage())
                    .addObject("typed", remark);
        }
    }

    private ModelAndView list(HttpStatus status, Viewer viewer) {
        var all = proposals.all();
        return new ModelAndView("models", status)
                .addObject("here", "models")
                .addObject("open", all.stream().filter(ModelProposal::isOpen).toList())
                .addObject(
                        "decided",
                        all.stream()
                                .filter(proposal -> !proposal.isOpen())
                                .limit(RECENT)
                                .toList())
                .addObject("versions", deployed.all())
                .addObject("forms", forms.names())
                .addObject("owns", viewer.ownsModels());
    }

    private ModelAndView one(HttpStatus status, long id, Viewer viewer) {
        var proposal = find(id);
        var moved = proposal.isOpen() ? proposals.movedSince(proposal) : List.<String>of();
        var own = proposal.isBy(viewer.id());
        return new ModelAndView("model", status)
                .addObject("here", "models")
                .addObject("proposal", proposal)
                .addObject("changes", proposals.changes(proposal))
                .addObject("moved", moved)
                .addObject("decides", proposal.isOpen() && viewer.ownsModels() && !own)
                .addObject("withdraws", proposal.isOpen() && viewer.ownsModels() && own);
    }

    private ModelProposal find(long id) {
        return proposals.find(id).orElseThrow(() -> new Unknown("There is no proposal " + id));
    }

    private static ModelAndView back(long id) {
        return new ModelAndView("redirect:/models/" + id);
    }

    /** Browsers send an empty part when no file was chosen. */
    private static boolean isNothing(MultipartFile file) {
        return file.isEmpty() && name(file).isBlank();
    }

    private static SentFile read(MultipartFile file) {
        try {
            return new SentFile(name(file), file.getBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload broke off", broken);
        }
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
