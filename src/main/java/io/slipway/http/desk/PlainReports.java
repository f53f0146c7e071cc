package io.slipway.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads a report in our own words, {@link DeskReport}: what else stands in it is left aside and its sender told so. */
final class PlainReports {

    private static final List<String> FIELDS = Arrays.stream(DeskReport.class.getRecordComponents())
            .map(component -> component.getName())
            .toList();

    private PlainReports() {}

    static DeskReading read(JsonNode report, Severities known) {
        var problems = new ArrayList<String>();
        var severity = known.read("severity", report.path("severity"), problems);
        var reference = text(report, "reference");
        var id = text(report, "id");
        return new DeskReading(
                text(report, "programme"),
                null,
                reference,
                id == null ? null : "plain " + id,
                null,
                severity,
                NodeText.lines(report.path("environment")),
                "environment",
                text(report, "summary"),
                text(report, "ended"),
                text(report, "delivery"),
                null,
                strangers(report),
                DeskReading.withReference(reference, "reference", problems));
    }

    private static @Nullable String text(JsonNode report, String field) {
        var text = NodeText.of(report.path(field));
        return text.isEmpty() ? null : text;
    }

    private static List<String> strangers(JsonNode report) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(report.fieldNames(), 0), false)
                .filter(name -> !FIELDS.contains(name))
                .limit(10)
                .collect(Collectors.toUnmodifiableList());
    }
}
