package org.hengwei.requests.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.requests.RequestChannel;
import org.hengwei.requests.RequestView;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.requests.Upload;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** A request as a page's form; answers are the inputs {@code answers.<field>}, as problems name them. */
final class RequestForm {

    private static final String ANSWERS = "answers.";

    private RequestForm() {}

    static SubmitRequest read(@Nullable String item, Typed typed, MultiValueMap<String, MultipartFile> files)
            throws IOException {
        return new SubmitRequest(
                item,
                text(typed, "title"),
                text(typed, "description"),
                text(typed, "project"),
                null,
                channel(typed),
                text(typed, "requester"),
                text(typed, "requesterName"),
                text(typed, "requesterPhone"),
                answers(typed),
                uploads(files),
                null,
                null);
    }

    private static @Nullable RequestChannel channel(Typed typed) {
        var channel = text(typed, "channel");
        if (channel == null) {
            return null;
        }
        return Arrays.stream(RequestChannel.values())
                .filter(one -> one.name().equals(channel))
                .findFirst()
                .orElseThrow(() -> Refused.field("channel", "shared.refused.malformed"));
    }

    static Map<String, String> answers(Typed typed) {
        var answers = new LinkedHashMap<String, String>();
        typed.values().forEach((name, texts) -> {
            if (name.startsWith(ANSWERS) && !texts.isEmpty()) {
                answers.put(name.substring(ANSWERS.length()), texts.getFirst());
            }
        });
        return answers;
    }

    static List<Upload> uploads(MultiValueMap<String, MultipartFile> files) throws IOException {
        var uploads = new ArrayList<Upload>();
        for (var entry : files.entrySet()) {
            for (var file : entry.getValue()) {
                var name = file.getOriginalFilename();
                if (entry.getKey().startsWith(ANSWERS) && name != null && !name.isEmpty()) {
                    uploads.add(new Upload(entry.getKey().substring(ANSWERS.length()), name, file.getBytes()));
                }
            }
        }
        return uploads;
    }

    private static @Nullable String text(Typed typed, String name) {
        var text = typed.text(name).strip();
        return text.isEmpty() ? null : text;
    }

    /** What a draft says, for its form. */
    static Typed show(RequestView request) {
        var values = new LinkedHashMap<String, List<String>>();
        put(values, "title", request.title());
        put(values, "description", request.description());
        put(values, "project", request.project());
        put(values, "channel", request.channel().name());
        put(values, "requester", request.requester());
        put(values, "requesterName", request.requesterName());
        put(values, "requesterPhone", request.requesterPhone());
        request.answers().forEach(answer -> put(values, ANSWERS + answer.field(), answer.value()));
        return new Typed(values);
    }

    private static void put(Map<String, List<String>> values, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, List.of(value));
        }
    }
}
