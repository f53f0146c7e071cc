package io.slipway.testing;

import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many releases that ended long ago, written into the tables as copies of one that was played: its row, what people decided
 * and were told, runs, documents, and of the engine's history as much as a short lifecycle leaves. Each is closed, older
 * than the one before it, and of a version below every real one.
 */
public final class PastReleases {

    private static final int BATCH = 500;
    private static final int WIDE = 64;
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private static final String RUNS =
            "(SELECT id FROM slw_run WHERE release_key = :key ORDER BY queue_number FETCH FIRST 3 ROWS ONLY)";
    private static final String NOTICES =
            "(SELECT id FROM slw_notice WHERE release_key = :key ORDER BY created_at, id FETCH FIRST 4 ROWS ONLY)";

    /** Each table with which rows of the played release are copied; what others refer to comes first. */
    private static final List<Map.Entry<String, String>> TABLES = List.of(
            Map.entry("slw_release", "release_key = :key"),
            Map.entry("slw_lifecycle_end", "process_instance_id = :root"),
            Map.entry("slw_stage_entry", "process_instance_id = :root"),
            Map.entry("slw_scope_item", "release_key = :key"),
            Map.entry("slw_window", "release_key = :key"),
            Map.entry("slw_site_agreement", "release_key = :key"),
            Map.entry("slw_documentation", "release_key = :key"),
            Map.entry("slw_criterion_fact", "release_key = :key"),
            Map.entry("slw_test_result", "release_key = :key"),
            Map.entry("slw_approval", "release_key = :key"),
            Map.entry("slw_document", "release_key = :key AND revision = 1 AND kind = 'release-notes'"),
            Map.entry("slw_notice", "id IN " + NOTICES),
            Map.entry("slw_delivery", "notice_id IN " + NOTICES),
            Map.entry("slw_run", "id IN " + RUNS),
            Map.entry("slw_run_site", "run_id IN " + RUNS),
            Map.entry("slw_run_event", "run_id IN " + RUNS + " AND seq <= 5"),
            Map.entry("slw_installed", "run_id IN " + RUNS),
            Map.entry("ACT_HI_PROCINST", "PROC_INST_ID_ = :root"),
            Map.entry("ACT_HI_ACTINST", first("ACT_HI_ACTINST", "PROC_INST_ID_ = :root", "START_TIME_", 15)),
            Map.entry("ACT_HI_TASKINST", first("ACT_HI_TASKINST", "ROOT_PROC_INST_ID_ = :root", "START_TIME_", 8)),
            Map.entry("ACT_HI_VARINST", first("ACT_HI_VARINST", "PROC_INST_ID_ = :root", "NAME_", 8)),
            Map.entry("ACT_HI_DETAIL", first("ACT_HI_DETAIL", "PROC_INST_ID_ = :root", "TIME_", 8)),
            Map.entry("ACT_HI_OP_LOG", first("ACT_HI_OP_LOG", "ROOT_PROC_INST_ID_ = :root", "TIMESTAMP_", 8)));

    /** Counted by the database, as with every other row. */
    private static final Set<String> COUNTED = Set.of("queue_number", "slw_stage_entry.id");

    /** Columns of ours that hold ids of the engine. */
    private static final Set<String> ENGINES = Set.of("task_id", "process_instance_id", "ordered_by");

    /** Columns that name what is the release's own. */
    private static final Set<String> OWN = Set.of(
            "id",
            "run_id",
            "notice_id",
            "message_id",
            "ID_",
            "PROC_INST_ID_",
            "ROOT_PROC_INST_ID_",
            "EXECUTION_ID_",
            "PARENT_ACT_INST_ID_",
            "ACT_INST_ID_",
            "TASK_ID_",
            "CALL_PROC_INST_ID_",
            "VAR_INST_ID_",
            "JOB_ID_",
            "OPERATION_ID_");

    private final JdbcTemplate db;
    private final Release played;
    private final boolean postgres;

    /** @param played a release that has ended */
    public PastReleases(ApplicationContext context, ReleaseKey played) {
        this.db = context.getBean(JdbcTemplate.class);
        this.played = context.getBean(Releases.class).get(played);
        this.postgres = Database.isPostgres();
    }

    /** Writes as many more of them and returns the number of the first. */
    public int add(int count) {
        var first = NEXT.getAndAdd(count);
        for (var from = first; from < first + count; from += BATCH) {
            var to = Math.min(from + BATCH, first + count) - 1;
            for (var table : TABLES) {
                db.execute(copy(table.getKey(), table.getValue(), from, to));
            }
        }
        return first;
    }

    /** Lets H2 write very many without waiting for the disk; what is lost would be made anew. */
    public void hurry() {
        if (!postgres) {
            db.execute("SET CACHE_SIZE 524288");
            db.execute("SET WRITE_DELAY 5000");
        }
    }

    /** Returns the key of the one with this number. */
    public String key(int number) {
        return prefix() + "0." + number / 1000 + "." + number % 1000 + ".0";
    }

    /** The database is as usual again, and has looked at its tables, as it does by itself sooner or later. */
    public void settle() {
        if (!postgres) {
            db.execute("SET CACHE_SIZE 65536");
            db.execute("SET WRITE_DELAY 0");
        }
        db.execute("ANALYZE");
    }

    private static String first(String table, String which, String order, int count) {
        return "ID_ IN (SELECT ID_ FROM " + table + " WHERE " + which + " ORDER BY " + order + ", ID_ FETCH FIRST "
                + count + " ROWS ONLY)";
    }

    private String prefix() {
        var key = played.key().value();
        return key.substring(0, key.indexOf('-') + 1);
    }

    private String copy(String table, String which, int from, int to) {
        var columns = columns(table);
        var numbers = postgres
                ? "generate_series(" + from + ", " + to + ") AS s(n)"
                : "(SELECT X AS n FROM SYSTEM_RANGE(" + from + ", " + to + ")) s";
        return "INSERT INTO " + table + " (" + String.join(", ", columns.keySet()) + ") SELECT "
                + String.join(", ", columns.values()) + " FROM " + table + " t CROSS JOIN " + numbers + " WHERE "
                + which.replace(":key", "'" + played.key() + "'")
                        .replace(":root", "'" + played.processInstanceId() + "'");
    }

    private Map<String, String> columns(String table) {
        return db.query("SELECT * FROM " + table + " WHERE 1 = 0", rows -> {
            var known = rows.getMetaData();
            return IntStream.rangeClosed(1, count(known))
                    .boxed()
                    .filter(place -> !COUNTED.contains(name(table, known, place))
                            && !COUNTED.contains(table + "." + name(table, known, place)))
                    .collect(Collectors.toMap(place -> name(table, known, place), place -> value(table, known, place)));
        });
    }

    private String value(String table, ResultSetMetaData columns, int place) {
        try {
            var name = name(table, columns, place);
            var column = "t." + name;
            var number = "CAST(n AS VARCHAR)";
            return switch (name) {
                case "release_key", "BUSINESS_KEY_" ->
                    "'" + prefix() + "0.' || CAST(n / 1000 AS VARCHAR) || '.' || CAST(MOD(n, 1000) AS VARCHAR) || '.0'";
                case "version" ->
                    table.equals("slw_release")
                            ? "'0.' || CAST(n / 1000 AS VARCHAR) || '.' || CAST(MOD(n, 1000) AS VARCHAR) || '.0'"
                            : column;
                case "major_part" -> "0";
                case "minor_part" -> "n / 1000";
                case "patch_part" -> "MOD(n, 1000)";
                case "title" -> table.equals("slw_release") ? "'Past release ' || " + number : column;
                case "withdrawn_reason", "withdrawn_by" -> "NULL";
                case "state" -> table.equals("slw_delivery") ? "'SENT'" : column;
                case "delivered" -> "TRUE";
                default -> {
                    if (ENGINES.contains(name) || table.startsWith("ACT_") && OWN.contains(name)) {
                        // the engine's ids end with what its node is called
                        yield "SUBSTRING(" + column + " FROM 1 FOR CHAR_LENGTH(" + column + ") - 12) || LPAD(" + number
                                + ", 12, '0')";
                    }
                    if (OWN.contains(name)) {
                        yield columns.getPrecision(place) < WIDE
                                ? "LPAD(" + number + ", 8, '0') || SUBSTRING(" + column + " FROM 9)"
                                : column + " || '-' || " + number;
                    }
                    var type = columns.getColumnType(place);
                    yield type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE
                            ? column + " - n * INTERVAL '10' MINUTE"
                            : column;
                }
            };
        } catch (SQLException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private static int count(ResultSetMetaData columns) {
        try {
            return columns.getColumnCount();
        } catch (SQLException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    /** The engine's tables are written in capitals, ours in small letters; the databases each write all alike. */
    private static String name(String table, ResultSetMetaData columns, int place) {
        try {
            var name = columns.getColumnName(place);
            return table.startsWith("ACT_") ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
        } catch (SQLException unknown) {
            throw new IllegalStateException(unknown);
        }
    }
}
