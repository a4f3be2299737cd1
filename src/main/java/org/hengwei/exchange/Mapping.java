package org.hengwei.exchange;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file become incidents.
 *
 * @param rowIs EVENT: one row a state of an incident; INCIDENT: one row an incident
 * @param key column whose value binds the rows of one incident together; the external number when not given
 * @param order column that counts an incident's rows up; their place in the file otherwise
 * @param zone IANA zone of the file's times; the company's when not given
 * @param dateTime pattern of the file's times, e.g. {@code d/M/yyyy HH:mm}; ISO 8601 when not given
 * @param unknown markers that mean unknown, besides the empty cell
 * @param columns name of ours to column of the file, see {@link Field}
 * @param values for a name of ours: value of the file to value of ours
 * @param source name of the system the file comes from; with the external number it is unique
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mapping(
        @Nullable RowIs rowIs,
        @Nullable String key,
        @Nullable String order,
        @Nullable String zone,
        @Nullable String dateTime,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> unknown,

        @Nullable ProjectRule project,
        @Nullable Map<String, String> columns,
        @Nullable Map<String, Map<String, String>> values,
        @Nullable String source) {

    static final String DEFAULT_SOURCE = "import";

    public enum RowIs {
        EVENT,
        INCIDENT
    }

    /**
     * Which project an incident belongs to.
     *
     * @param column whose value is the project's code
     * @param create whether a code not yet known makes a project
     * @param unknown code for rows that say unknown
     * @param fixed one code for all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProjectRule(
            @Nullable String column,
            @Nullable Boolean create,
            @Nullable String unknown,
            @Nullable String fixed) {

        boolean creates() {
            return Boolean.TRUE.equals(create);
        }
    }

    /** Our names that a column can be mapped to. */
    public enum Field {
        externalId,
        status,
        changedAt,
        occurredAt,
        openedAt,
        respondedAt,
        resolvedAt,
        closedAt,
        impact,
        urgency,
        priority,
        channel,
        category,
        subcategory,
        team,
        assignee,
        requester,
        title,
        description,
        reopenings,
        reassignments,
        resolutionMet
    }

    @Nullable
    String column(Field field) {
        return columns == null ? null : columns.get(field.name());
    }

    Map<String, String> values(Field field) {
        return values == null ? Map.of() : values.getOrDefault(field.name(), Map.of());
    }

    boolean isUnknown(String cell) {
        return cell.isBlank() || (unknown != null && unknown.contains(cell.strip()));
    }

    String sourceOrDefault() {
        return source == null || source.isBlank() ? DEFAULT_SOURCE : source.strip();
    }

    boolean events() {
        return rowIs == RowIs.EVENT;
    }

    String keyColumn() {
        return key != null && !key.isBlank() ? key : Objects.requireNonNull(column(Field.externalId));
    }
}
