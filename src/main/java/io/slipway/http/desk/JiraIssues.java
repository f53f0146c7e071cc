package io.slipway.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Reads the issue from a web hook of Jira.
 *
 * @param severityField the id of the field that holds the severity, {@code priority} or one like customfield_10050
 * @param environmentField the id of the field that says where the issue was found
 * @param severities which severity each value of the field means
 */
@ConfigurationProperties("slipway.service-desk.jira")
record JiraIssues(String severityField, String environmentField, Map<String, Integer> severities) {

    private static final String FIELDS = "issue.fields.";
    /** How Jira marks every status that ends an issue, whatever it is called. */
    private static final String DONE = "done";

    private static final String DELETED = "jira:issue_deleted";

    private static final Set<String> REPORTS =
            Set.of("", "jira:issue_created", "jira:issue_updated", "jira:issue_moved", "issue_moved", DELETED);

    /** What Jira also tells of, beside issues. */
    private static final Pattern OTHERS = Pattern.compile(
            "(comment|worklog|issuelink|attachment|sprint|board|project|user|option|issue_property|filter)_\\w+"
                    + "|jira:(version|worklog)_\\w+");

    /** Returns what the web hook says of the issue. */
    DeskReading read(JsonNode hook, Severities known) {
        var issue = hook.path("issue");
        var fields = issue.path("fields");
        var problems = new ArrayList<String>();
        var event = NodeText.of(hook.path("webhookEvent"));
        var isOther = OTHERS.matcher(event).matches();
        if (!isOther && !REPORTS.contains(event)) {
            problems.add("webhookEvent: it is not known what this tells; send created and updated issues");
        }
        var severity = known.read(FIELDS + severityField, fields.path(severityField), problems);
        var reference = NodeText.of(issue.path("key"));
        return new DeskReading(
                null,
                NodeText.of(fields.path("project").path("key")),
                reference,
                origin(issue),
                formerly(hook.path("changelog").path("items")),
                severity,
                NodeText.lines(fields.path(environmentField)),
                FIELDS + environmentField,
                NodeText.of(fields.path("summary")),
                event.equals(DELETED) ? "deleted" : end(fields.path("status")),
                null,
                isOther ? "'" + event + "' reports no issue; send created and updated ones" : null,
                List.of(),
                DeskReading.withReference(reference, "issue.key", problems));
    }

    /** Ids are given out by each Jira for itself, so its host belongs to them. */
    private static @Nullable String origin(JsonNode issue) {
        var id = NodeText.of(issue.path("id"));
        return id.isEmpty() ? null : "jira " + host(NodeText.of(issue.path("self"))) + " " + id;
    }

    private static String host(String self) {
        try {
            var host = new URI(self).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException none) {
            return "";
        }
    }

    /** Returns the key that the issue had before it was moved to another project. */
    private static @Nullable String formerly(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> NodeText.of(item.path("field")).equalsIgnoreCase("key"))
                .map(item -> NodeText.of(item.path("fromString")))
                .filter(key -> !key.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String end(JsonNode status) {
        if (!NodeText.of(status.path("statusCategory").path("key")).equalsIgnoreCase(DONE)) {
            return null;
        }
        var name = NodeText.of(status);
        return name.isEmpty() ? DONE : name;
    }
}
