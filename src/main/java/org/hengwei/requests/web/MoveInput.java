package org.hengwei.requests.web;

import java.util.List;
import java.util.Map;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestCare;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestMove;
import org.hengwei.requests.RequestView;
import org.hengwei.requests.Requests;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.requests.Upload;
import org.hengwei.requests.UrgingSide;
import org.jspecify.annotations.Nullable;

/**
 * What may be given with a move; each move takes what it needs.
 *
 * @param place of the step that is done; the one that can be done now when null
 * @param confirmed whether the customer said that it holds; of a contact's own closure always
 */
record MoveInput(
        @Nullable String item,
        @Nullable Map<String, String> answers,
        @Nullable List<Upload> files,
        @Nullable String assignee,
        @Nullable Integer place,
        @Nullable String reason,
        @Nullable String note,
        @Nullable String result,
        @Nullable Boolean confirmed,
        @Nullable String priority,
        @Nullable UrgingSide side,
        @Nullable String text) {

    static MoveInput nothing() {
        return new MoveInput(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    RequestView make(RequestMove move, RequestKey key, Requests requests, Fulfilment fulfilment, RequestCare care) {
        return switch (move) {
            case SUBMISSION -> requests.submit(key);
            case CLASSIFICATION -> requests.classify(key, classification());
            case REJECTION -> requests.reject(key, reason);
            case PRIORITY -> fulfilment.prioritise(key, priority, reason);
            case ASSIGNMENT -> fulfilment.assign(key, assignee);
            case COMPLETION -> fulfilment.complete(key, place, note);
            case FULFILMENT -> fulfilment.fulfil(key, result);
            case PAUSE -> fulfilment.pause(key, reason, note);
            case RESUMPTION -> fulfilment.resume(key);
            case URGING -> care.urge(key, side, note);
            case REPLY -> care.reply(key, text);
            case CLOSURE -> confirmed == null ? fulfilment.close(key, note) : fulfilment.close(key, confirmed, note);
            case REOPENING -> fulfilment.reopen(key, reason);
            case CANCELLATION -> requests.cancel(key, reason);
        };
    }

    SubmitRequest classification() {
        return new SubmitRequest(
                item,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                answers == null ? Map.of() : answers,
                files == null ? List.of() : files,
                null,
                null);
    }
}
