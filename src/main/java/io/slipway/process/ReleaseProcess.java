package io.slipway.process;

import static io.slipway.process.ProcessVariable.flag;
import static io.slipway.process.ProcessVariable.number;
import static io.slipway.process.ProcessVariable.text;

/** The vocabulary of the release lifecycles. {@code ModelContractTest} keeps it and the models in step. */
public final class ReleaseProcess {

    /** The programme the release belongs to. */
    public static final ProcessVariable<String> PROGRAMME = text("programme");

    /** The release's key and title, as Tasklist's lists show it beside every task. */
    public static final ProcessVariable<String> RELEASE = text("release");

    /** The kind of release, as the programme names it. */
    public static final ProcessVariable<String> RELEASE_TYPE = text("releaseType");

    /** The decision taken in a task, in every form. */
    public static final ProcessVariable<String> DECISION = text("decision");

    /** Why it was taken, in every form. */
    public static final ProcessVariable<String> COMMENT = text("comment");

    /** SHA-256 of the content that a form shows, in every form; it comes back with the answer. */
    public static final ProcessVariable<String> CONTENT_DIGEST = text("contentDigest");

    /** What {@link #CONTENT_DIGEST} was when the task was last opened; no form sends it. */
    public static final ProcessVariable<String> SHOWN_DIGEST = text("shownDigest");

    /** Which environment the build goes to. */
    public static final ProcessVariable<String> ENVIRONMENT = text("environment");

    /** The RACI activity a shared model carries out for its caller. */
    public static final ProcessVariable<String> ACTIVITY = text("activity");

    /** The number of the downtime window, from 1; 0 where there is none. */
    public static final ProcessVariable<Integer> WINDOW = number("window");

    /** The deployment wave, from 0. */
    public static final ProcessVariable<Integer> WAVE = number("wave");

    /** Counts the attempts that people ordered; part of a run's key, so that a retry of a job finds the first attempt. */
    public static final ProcessVariable<Integer> ROUND = number("round");

    /** What people do by hand at sites: DEPLOY or ROLLBACK. */
    public static final ProcessVariable<String> PLAYBOOK = text("playbook");

    /** The run the lifecycle waits for. */
    public static final ProcessVariable<String> RUN = text("run");

    /** How that run ended; arrives with {@link #RUN_FINISHED}. */
    public static final ProcessVariable<String> RUN_OUTCOME = text("runOutcome");

    /** How a whole deployment ended: DEPLOYED, ROLLED_BACK or STOPPED. */
    public static final ProcessVariable<String> DEPLOYMENT_RESULT = text("deploymentResult");

    /** Why the deployment may not start now, in the words the form shows. */
    public static final ProcessVariable<String> REFUSAL = text("refusal");

    /** The notice to send, by the name of its template. */
    public static final ProcessVariable<String> NOTICE = text("notice");

    /** Which RACI letters of the activity are told, for example {@code CI}. */
    public static final ProcessVariable<String> LETTERS = text("letters");

    /** Who else is told: role ids and {@code party:<id>}, with commas between them; may be empty. */
    public static final ProcessVariable<String> ALSO_TO = text("alsoTo");

    /** The entry criterion that is met by telling people. */
    public static final ProcessVariable<String> MEETS = text("meets");

    /** The step whose doer may not decide in a shared model. */
    public static final ProcessVariable<String> FOUR_EYES = text("fourEyes");

    /** Whether the newest news of the downtime has reached every recipient. */
    public static final ProcessVariable<Boolean> EVERYBODY_TOLD = flag("everybodyTold");

    /** Whether the stage or step just done may be built upon. */
    public static final ProcessVariable<Boolean> PASSED = flag("passed");

    /** What somebody asked the ticket system to change of a defect. */
    public static final ProcessVariable<String> TICKET_CHANGE = text("ticketChange");

    /** The site a task is about. */
    public static final ProcessVariable<String> SITE = text("site");

    /** What was decided about features that users refused: fixAndRetest, dropByFlag or delay. */
    public static final ProcessVariable<String> REFUSAL_DECISION = text("refusalDecision");

    /** How the review of a release ended: SUCCESS, FIX_FORWARD or ROLLBACK. */
    public static final ProcessVariable<String> REVIEW_OUTCOME = text("reviewOutcome");

    /** Whether the scope that was agreed may still be changed. */
    public static final ProcessVariable<Boolean> SCOPE_OPEN = flag("scopeOpen");

    /** The name of the template by which a document is written. */
    public static final ProcessVariable<String> DOCUMENT = text("document");

    /** The code of the site that tests first. */
    public static final ProcessVariable<String> TEST_SITE = text("testSite");

    /** What happened, as the log of root cause analyses is to tell it. */
    public static final ProcessVariable<String> EVENT = text("event");

    /** The id of the action that follows from a root cause analysis. */
    public static final ProcessVariable<String> ACTION = text("action");

    /** The group of people a task is for. */
    public static final ProcessVariable<String> GROUP = text("group");

    /** The group that is asked to approve a request for change. */
    public static final ProcessVariable<String> APPROVER = text("approver");

    /** Whether another system is at risk unless the service is disabled (F-101). */
    public static final ProcessVariable<Boolean> OTHER_SYSTEM_AT_RISK = flag("otherSystemAtRisk");

    /** Whether data in the application may be lost (F-102). */
    public static final ProcessVariable<Boolean> DATA_MAY_BE_LOST = flag("dataMayBeLost");

    /** Whether the bug may affect the system further (F-102). */
    public static final ProcessVariable<Boolean> MAY_AFFECT_FURTHER = flag("mayAffectFurther");

    /** What the decision table says: whether the service is taken offline (F-103). */
    public static final ProcessVariable<Boolean> OFFLINE = flag("offline");

    /** What could be read of a report that cannot be used as it is, for the form; empty where it could not. */
    public static final ProcessVariable<String> REPORTED_REFERENCE = text("reportedReference");

    /** The severity that could be read of such a report. */
    public static final ProcessVariable<String> REPORTED_SEVERITY = text("reportedSeverity");

    /** The environment that could be read of such a report. */
    public static final ProcessVariable<String> REPORTED_ENVIRONMENT = text("reportedEnvironment");

    /** The summary that could be read of such a report. */
    public static final ProcessVariable<String> REPORTED_SUMMARY = text("reportedSummary");

    /** A run has ended, well or badly. */
    public static final String RUN_FINISHED = "runFinished";

    /** The release is given up before it touches production. */
    public static final String RELEASE_WITHDRAWN = "releaseWithdrawn";

    /** Somebody asks that the agreed scope be changed. */
    public static final String SCOPE_CHANGE_ASKED = "scopeChangeAsked";

    /** The agreed scope was changed after a build had been registered for it. */
    public static final String SCOPE_CHANGED = "scopeChanged";

    /** The system will be back at another time than predicted. */
    public static final String PREDICTED_END_MOVED = "predictedEndMoved";

    /** The service that was taken offline may be used again, although its hotfix goes on. */
    public static final String BACK_ONLINE = "backOnline";

    /** The service that was taken offline will be back at another time than predicted. */
    public static final String OUTAGE_END_MOVED = "outageEndMoved";

    /** The deployment may not start: a criterion, the window, a freeze or an approval stands against it. */
    public static final String DEPLOYMENT_REFUSED = "deploymentRefused";

    /** A person ended the deployment before all its waves were done. */
    public static final String DEPLOYMENT_ENDED = "deploymentEnded";

    private ReleaseProcess() {}
}
