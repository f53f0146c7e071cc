package io.slipway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    private static final Set<String> REPORTS = Set.of("", "jira:issue_created", "jira:issue_updated");

    JiraIssues {
        var known = new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER);
        known.putAll(severities);
        severities = known;
    }

    /** Returns what Jira calls our fields. */
    Map<String, String> names() {
        return Map.of(
                "reference", "issue.key",
                "summary", FIELDS + "summary",
                "severity", FIELDS + severityField,
                "environment", FIELDS + environmentField);
    }

    /** Returns the report, without what the issue does not say. */
    DeskReport report(JsonNode hook) {
        var event = hook.path("webhookEvent").asText("");
        if (!REPORTS.contains(event)) {
            throw new FieldRefused("webhookEvent", "'" + event + "' reports no issue; send created and updated ones");
        }
        var fields = hook.path("issue").path("fields");
        var status = fields.path("status");
        if (status.path("statusCategory").path("key").asText("").equals(DONE)) {
            throw new FieldRefused(
                    FIELDS + "status",
                    "'" + status.path("name").asText(DONE) + "' is an end; nothing starts from an issue that is done");
        }
        return new DeskReport(
                null,
                text(hook.path("issue").path("key")),
                severity(text(fields.path(severityField))),
                text(fields.path(environmentField)),
                text(fields.path("summary")),
                null);
    }

    /** Returns the key of the Jira project, which programmes name. */
    static @Nullable String project(JsonNode hook) {
        return text(hook.path("issue").path("fields").path("project").path("key"));
    }

    private @Nullable Integer severity(@Nullable String value) {
        if (value == null) {
            return null;
        }
        var known = severities.get(value.strip());
        if (known == null) {
            throw new FieldRefused(
                    FIELDS + severityField,
                    "'" + value + "' is no known severity; known are " + severities.keySet()
                            + " (slipway.service-desk.jira.severities)");
        }
        return known;
    }

    /** Jira writes a choice as an object with a name or a value, everything else plainly. */
    private static @Nullable String text(JsonNode node) {
        var plain = node.isObject() ? node.path("name").isMissingNode() ? node.path("value") : node.path("name") : node;
        return plain.isValueNode() && !plain.isNull() ? plain.asText() : null;
    }
}
