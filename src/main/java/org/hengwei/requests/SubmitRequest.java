package org.hengwei.requests;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody asks for.
 *
 * @param item code of the item; null when it is not known what it is, e.g. of a mail: the desk then says it
 * @param title in one sentence; the item's name when null
 * @param requester login of the person asking; a signed-in contact asks for himself
 * @param answers by the names of the item's fields; files are given apart
 * @param source system the request came from, with {@code externalId} unique: the same one again gives the request there is
 */
public record SubmitRequest(
        @Nullable String item,
        @Nullable String title,
        @Nullable String description,
        @Nullable String project,
        @Nullable String service,
        @Nullable RequestChannel channel,
        @Nullable String requester,
        @Nullable String requesterName,
        @Nullable String requesterPhone,
        Map<String, String> answers,
        List<Upload> files,
        @Nullable String source,
        @Nullable String externalId) {

    public SubmitRequest {
        answers = answers == null ? Map.of() : given(answers);
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** Those with something in them; JSON may name a field and say null. */
    private static Map<String, String> given(Map<String, @Nullable String> answers) {
        var given = new LinkedHashMap<String, String>();
        answers.forEach((field, value) -> {
            if (value != null && !value.isBlank()) {
                given.put(field, value.strip().replace("\r\n", "\n"));
            }
        });
        return Collections.unmodifiableMap(given);
    }

    /** An item asked for with its form. */
    public static SubmitRequest of(String item, String project, Map<String, String> answers, List<Upload> files) {
        return new SubmitRequest(item, null, null, project, null, null, null, null, null, answers, files, null, null);
    }

    /** Something in words, which the desk classifies. */
    public static SubmitRequest inWords(
            String title,
            @Nullable String description,
            String project,
            RequestChannel channel,
            @Nullable String requesterName,
            @Nullable String requesterPhone) {
        return new SubmitRequest(
                null,
                title,
                description,
                project,
                null,
                channel,
                null,
                requesterName,
                requesterPhone,
                Map.of(),
                List.of(),
                null,
                null);
    }

    /** The same from another system, which calls it so. */
    public SubmitRequest from(String system, String id) {
        return new SubmitRequest(
                item,
                title,
                description,
                project,
                service,
                channel,
                requester,
                requesterName,
                requesterPhone,
                answers,
                files,
                system,
                id);
    }
}
