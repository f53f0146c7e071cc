package io.slipway.gate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.gate.UploadParts.Part;
import io.slipway.identity.Accounts;
import io.slipway.identity.CurrentPerson;
import io.slipway.identity.Groups;
import io.slipway.identity.Person;
import io.slipway.models.ModelOwner;
import io.slipway.models.ModelProposal;
import io.slipway.models.ModelProposals;
import io.slipway.models.ProposalRefused;
import io.slipway.models.SentFile;
import io.slipway.models.UploadRefused;
import io.slipway.process.ApplicationRights;
import io.slipway.words.Quoted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes what somebody would deploy through the engine's interface, at either of its addresses, as a proposal. The engine
 * itself never sees the request, and the answer is no success: Camunda Modeler would call that deployed.
 */
@Component
class ModelUpload extends OncePerRequestFilter {

    private static final int LIMIT = 6 * 1024 * 1024;
    private static final String TITLE = "deployment-name";

    /** What Camunda Modeler sends beside the files; but for the name it changes nothing here. */
    private static final Set<String> KNOWN =
            Set.of(TITLE, "deployment-source", "enable-duplicate-filtering", "deploy-changed-only");

    private final ModelProposals proposals;
    private final Accounts accounts;
    private final IdentityService engine;
    private final String url;
    private final JsonMapper json = new JsonMapper();

    ModelUpload(
            ModelProposals proposals, Accounts accounts, IdentityService engine, @Value("${slipway.url}") String url) {
        this.proposals = proposals;
        this.accounts = accounts;
        this.engine = engine;
        this.url = url;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !BodyCheck.asks(request, "POST", "/deployment/create");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = CurrentPerson.signedIn().flatMap(known -> accounts.find(known.id()));
        if (person.isEmpty()) {
            answer(response, 401, "AuthenticationException", "Sign in first");
        } else if (!person.get().groups().contains(Groups.PROCESS_OWNERS)) {
            answer(response, 403, "AuthorizationException", "Only process owners propose models");
        } else {
            take(person.get(), request, response);
        }
    }

    private void take(Person person, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            answer(response, 413, "InvalidRequestException", "At most 5 MB are taken at once; send less");
            return;
        }
        try {
            var parts = UploadParts.of(request.getContentType(), body);
            var proposal = propose(person, title(parts), files(parts));
            response.setHeader(HttpHeaders.LOCATION, place(proposal));
            answer(response, 409, "ModelProposed", said(proposal));
        } catch (UploadRefused refusal) {
            answer(response, 400, "InvalidRequestException", String.valueOf(refusal.getMessage()));
        } catch (ProposalRefused refusal) {
            answer(response, 409, "NothingProposed", String.valueOf(refusal.getMessage()));
        }
    }

    /** Reads what is deployed, which is more than the person may, and leaves no right behind. */
    private ModelProposal propose(Person person, String title, List<SentFile> files) {
        engine.setAuthentication(
                person.id(),
                Stream.concat(person.groups().stream(), Stream.of(ApplicationRights.GROUP))
                        .toList());
        try {
            return proposals.propose(new ModelOwner(person.id(), person.fullName()), title, files);
        } finally {
            engine.clearAuthentication();
        }
    }

    private static String title(List<Part> parts) {
        var problems = new ArrayList<String>();
        var title = "";
        for (var part : parts) {
            if (part.file() == null) {
                if (part.field().equals(TITLE)) {
                    title = part.text();
                } else if (!KNOWN.contains(part.field()) && part.content().length > 0) {
                    problems.add(
                            "The field " + Quoted.of(part.field()) + " would mean something else than is done here;"
                                    + " leave it out. Known are "
                                    + String.join(", ", KNOWN.stream().sorted().toList()));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new UploadRefused(problems);
        }
        return title;
    }

    private static List<SentFile> files(List<Part> parts) {
        return parts.stream()
                .flatMap(part ->
                        part.file() == null ? Stream.empty() : Stream.of(new SentFile(part.file(), part.content())))
                .toList();
    }

    private String said(ModelProposal proposal) {
        return "Recorded as proposal " + proposal.id() + ": " + String.join(", ", proposal.fileNames())
                + ". Nothing is deployed until another process owner accepts it at " + place(proposal);
    }

    private String place(ModelProposal proposal) {
        return url + "/models/" + proposal.id();
    }

    /** In the shape of the engine's own refusals, which Camunda Modeler shows to its user. */
    private void answer(HttpServletResponse response, int status, String type, String message) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Map.of("type", type, "message", message));
    }
}
