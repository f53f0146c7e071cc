package io.slipway.gate;

import io.slipway.identity.Accounts;
import io.slipway.identity.CurrentPerson;
import io.slipway.identity.EngineRefusal;
import io.slipway.words.Quoted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through to the engine's interface what {@link Openings} lists, and says to the others where their way is. */
class EngineGate extends OncePerRequestFilter {

    private static final Pattern REMARKS = Pattern.compile("/task/([^/]+)/comment(?:/.*)?");
    private static final String RELEASES =
            "Releases start, move and end on their page or through /api/releases; ask there";
    private static final Map<String, String> WAYS = Map.of(
            "task",
            "Tasks are completed, with a decision; nothing else ends them. Claim the task and complete it in Tasklist",
            "deployment",
            "Nothing deployed is deleted or put back; propose a newer version by POST /deployment/create",
            "job",
            "A job that failed is tried again by PUT /job/{id}/retries; none is stopped, moved or deleted",
            "job-definition",
            "Jobs that failed are tried again by PUT /job-definition/{id}/retries; none is stopped or moved",
            "history",
            "What is recorded stays as it is until its time to live has passed",
            "tenant",
            "There are no tenants here; use groups",
            "identity",
            "Sign in at /login");

    private static final List<Opening> KEEPING = List.of(
            new Opening("POST", "/user/create"),
            new Opening("DELETE", "/user/{id}"),
            new Opening("POST", "/user/{id}/unlock"),
            new Opening("POST", "/group/create"),
            new Opening("PUT", "/group/**"),
            new Opening("DELETE", "/group/**"),
            new Opening("POST", "/authorization/create"),
            new Opening("PUT", "/authorization/{id}"),
            new Opening("DELETE", "/authorization/{id}"));

    /** Where everything stands that people typed, advice included. */
    private static final List<Opening> TYPED = Stream.of("GET", "POST")
            .flatMap(method -> Stream.of(
                            "/variable-instance/**",
                            "/process-instance/{id}/variables/**",
                            "/execution/{id}/localVariables/**",
                            "/history/variable-instance/**",
                            "/history/detail/**")
                    .map(path -> new Opening(method, path)))
            .toList();

    private static final List<Opening> OF_AN_ACCOUNT =
            List.of(new Opening("PUT", "/user/{id}/profile"), new Opening("PUT", "/user/{id}/credentials"));

    private static final Pattern TYPED_AT_A_TASK =
            Pattern.compile("/task/([^/]+)/(?:comment|variables|localVariables|form-variables|rendered-form)(?:/.*)?");

    private final TaskComments comments;
    private final Accounts accounts;

    EngineGate(TaskComments comments, Accounts accounts) {
        this.comments = comments;
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = EngineAddress.of(request);
        if (asked.isEmpty()) {
            chain.doFilter(request, response);
        } else if (!Openings.admit(asked.get())) {
            EngineRefusal.answer(response, 403, refusal(asked.get()));
        } else if (!mayKeep(asked.get())) {
            EngineRefusal.answer(response, 403, "Accounts, groups and rights are kept by administrators; ask one");
        } else if (!mayReadWhatIsTyped(asked.get())) {
            EngineRefusal.answer(response, 403, Caretakers.REFUSAL);
        } else if (!seesWhatIsRemarked(asked.get())) {
            EngineRefusal.answer(response, 404, "There is no such task for you; look at your tasks in Tasklist");
        } else if (!mayRemark(asked.get())) {
            EngineRefusal.answer(
                    response, 403, "Remarks on a task are written by those who work on it; you may read them");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Before anybody looks into what they send: the answer would tell who has an account. */
    private boolean mayKeep(EngineAddress asked) {
        return !isKept(asked)
                || CurrentPerson.signedIn().filter(accounts::areKeptBy).isPresent();
    }

    private static boolean isKept(EngineAddress asked) {
        return KEEPING.stream().anyMatch(opening -> opening.admits(asked))
                || OF_AN_ACCOUNT.stream().anyMatch(opening -> opening.admits(asked)) && !isOwn(asked.part(1));
    }

    private static boolean isOwn(String account) {
        return CurrentPerson.signedIn()
                .filter(person -> person.id().equals(account))
                .isPresent();
    }

    private boolean mayReadWhatIsTyped(EngineAddress asked) {
        var task = TYPED_AT_A_TASK.matcher(asked.path());
        if (task.matches()) {
            return asked.method().equals("POST") || !Caretakers.ask() || worksOn(task.group(1));
        }
        return TYPED.stream().noneMatch(opening -> opening.admits(asked)) || !Caretakers.ask();
    }

    private boolean seesWhatIsRemarked(EngineAddress asked) {
        var task = REMARKS.matcher(asked.path());
        return !task.matches()
                || CurrentPerson.signedIn()
                        .filter(person -> comments.mayRead(person, task.group(1)))
                        .isPresent();
    }

    private boolean mayRemark(EngineAddress asked) {
        var task = REMARKS.matcher(asked.path());
        return !task.matches() || !asked.method().equals("POST") || worksOn(task.group(1));
    }

    private boolean worksOn(String task) {
        return CurrentPerson.signedIn()
                .filter(person -> comments.mayWrite(person, task))
                .isPresent();
    }

    private static String refusal(EngineAddress asked) {
        var way = asked.path().length() < 2 ? RELEASES : WAYS.getOrDefault(asked.part(0), RELEASES);
        return Quoted.of(asked) + " is open to nobody. " + way;
    }
}
