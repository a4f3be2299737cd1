package org.hengwei.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengwei.exchange.Mapping.Field;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.ImportedIncident;
import org.hengwei.incidents.IncidentStatus;
import org.jspecify.annotations.Nullable;

/**
 * Makes one incident of its rows (H20): the last row by {@code order}, then by place in the file, gives the facts; the earlier
 * ones give states and pauses with their times. Any row that cannot be read rejects the whole incident.
 */
final class Folding {

    private static final int LOWEST_LEVEL = 4;
    private static final int LOWEST_PRIORITY = 9;
    private static final int LONGEST_TITLE = 200;

    private final Reader reader;

    Folding(Reader reader) {
        this.reader = reader;
    }

    /** @throws Unreadable with the reason */
    ImportedIncident fold(List<Row> rows) {
        if (!reader.mapping().events() && rows.size() > 1) {
            throw new Unreadable(
                    "exchange.row.twice", String.valueOf(rows.getFirst().line()));
        }
        var ordered = ordered(rows);
        var steps = new ArrayList<Step>();
        for (var row : ordered) {
            steps.add(step(row, steps));
        }
        return facts(ordered.getLast(), steps);
    }

    private List<Row> ordered(List<Row> rows) {
        rows.forEach(reader::fits);
        if (!reader.ordered() || rows.size() == 1) {
            rows.forEach(row -> {
                if (reader.ordered()) {
                    reader.order(row);
                }
            });
            return rows;
        }
        record Placed(java.math.BigDecimal order, Row row) {}
        return rows.stream()
                .map(row -> new Placed(reader.order(row), row))
                .sorted(Comparator.comparing(Placed::order)
                        .thenComparing(placed -> placed.row().line()))
                .map(Placed::row)
                .toList();
    }

    private record Step(IncidentStatus status, String label, Instant at) {}

    private Step step(Row row, List<Step> before) {
        readAll(row);
        var status = reader.status(row);
        var label = Objects.requireNonNull(reader.text(row, Field.status));
        var at = reader.time(row, Field.changedAt);
        if (at == null) {
            at = before.isEmpty() ? openedAt(row) : before.getLast().at();
        }
        return new Step(status, label, at);
    }

    /** Every cell that is mapped has to be readable in every row. */
    private void readAll(Row row) {
        reader.channel(row);
        reader.level(row, Field.impact, LOWEST_LEVEL);
        reader.level(row, Field.urgency, LOWEST_LEVEL);
        reader.level(row, Field.priority, LOWEST_PRIORITY);
        for (var field :
                List.of(Field.occurredAt, Field.openedAt, Field.respondedAt, Field.resolvedAt, Field.closedAt)) {
            reader.time(row, field);
        }
        reader.count(row, Field.reopenings);
        reader.count(row, Field.reassignments);
        reader.yes(row, Field.resolutionMet);
        project(row);
    }

    private Instant openedAt(Row row) {
        var at = reader.time(row, Field.openedAt);
        if (at == null) {
            throw new Unreadable("exchange.row.needed", Field.openedAt.name());
        }
        return at;
    }

    private String project(Row row) {
        var rule = Objects.requireNonNull(reader.mapping().project());
        if (rule.fixed() != null && !rule.fixed().isBlank()) {
            return rule.fixed().strip();
        }
        var code = reader.project(row);
        var found = code == null ? rule.unknown() : code;
        if (found == null || found.isBlank()) {
            throw new Unreadable("exchange.row.needed", "project");
        }
        return found;
    }

    private ImportedIncident facts(Row last, List<Step> steps) {
        var category = reader.label(last, Field.category);
        var subcategory = reader.label(last, Field.subcategory);
        var team = reader.label(last, Field.team);
        var assignee = reader.label(last, Field.assignee);
        var id = reader.text(last, Field.externalId);
        if (id == null) {
            throw new Unreadable("exchange.row.needed", Field.externalId.name());
        }
        var made = new ImportedIncident(
                reader.mapping().sourceOrDefault(),
                id,
                project(last),
                title(last, id, category.label(), subcategory.label()),
                reader.text(last, Field.description),
                steps.getLast().status(),
                Objects.requireNonNullElse(reader.channel(last), Channel.OTHER),
                reader.level(last, Field.impact, LOWEST_LEVEL),
                reader.level(last, Field.urgency, LOWEST_LEVEL),
                reader.level(last, Field.priority, LOWEST_PRIORITY),
                category.code(),
                team.code(),
                assignee.code(),
                category.label(),
                subcategory.label(),
                team.label(),
                assignee.label(),
                reader.text(last, Field.requester),
                reader.time(last, Field.occurredAt),
                openedAt(last),
                reader.time(last, Field.respondedAt),
                reader.time(last, Field.resolvedAt),
                reader.time(last, Field.closedAt),
                reader.count(last, Field.reopenings),
                reader.count(last, Field.reassignments),
                reader.yes(last, Field.resolutionMet),
                states(steps),
                pauses(steps),
                "");
        return withDigest(made);
    }

    private String title(Row row, String id, @Nullable String category, @Nullable String subcategory) {
        var given = reader.text(row, Field.title);
        if (given == null) {
            var kind = Stream.of(category, subcategory).filter(Objects::nonNull).collect(Collectors.joining(" / "));
            given = kind.isEmpty() ? id : id + " · " + kind;
        }
        return given.length() > LONGEST_TITLE ? given.substring(0, LONGEST_TITLE) : given;
    }

    private static List<ImportedIncident.State> states(List<Step> steps) {
        var states = new ArrayList<ImportedIncident.State>();
        Step before = null;
        for (var step : steps) {
            if (before == null
                    || before.status() != step.status()
                    || !before.label().equals(step.label())) {
                states.add(new ImportedIncident.State(step.status(), step.at(), step.label()));
            }
            before = step;
        }
        return states;
    }

    /** From the first row of a waiting state to the first of another; a clock set back never makes a negative pause. */
    private static List<ImportedIncident.Pause> pauses(List<Step> steps) {
        var pauses = new ArrayList<ImportedIncident.Pause>();
        Step since = null;
        for (var step : steps) {
            if (since != null
                    && (step.status() != IncidentStatus.PAUSED || !step.label().equals(since.label()))) {
                var until = step.at().isBefore(since.at()) ? since.at() : step.at();
                pauses.add(new ImportedIncident.Pause(since.label(), since.at(), until));
                since = null;
            }
            if (since == null && step.status() == IncidentStatus.PAUSED) {
                since = step;
            }
        }
        if (since != null) {
            pauses.add(new ImportedIncident.Pause(since.label(), since.at(), null));
        }
        return pauses;
    }

    private static ImportedIncident withDigest(ImportedIncident i) {
        return new ImportedIncident(
                i.source(),
                i.externalId(),
                i.project(),
                i.title(),
                i.description(),
                i.status(),
                i.channel(),
                i.impact(),
                i.urgency(),
                i.priority(),
                i.category(),
                i.team(),
                i.assignee(),
                i.categoryLabel(),
                i.subcategoryLabel(),
                i.teamLabel(),
                i.assigneeLabel(),
                i.requesterLabel(),
                i.occurredAt(),
                i.openedAt(),
                i.respondedAt(),
                i.resolvedAt(),
                i.closedAt(),
                i.reopenings(),
                i.reassignments(),
                i.resolutionMet(),
                i.states(),
                i.pauses(),
                digest(i.toString()));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
