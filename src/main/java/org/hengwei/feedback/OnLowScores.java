package org.hengwei.feedback;

import java.util.Objects;
import org.hengwei.shared.Access;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A low score of a callback opens a complaint by itself (C17). May be heard twice; the callback makes one. */
@Component
class OnLowScores {

    private final Complaints complaints;
    private final Callbacks callbacks;
    private final Access access;
    private final MessageSource messages;

    OnLowScores(Complaints complaints, Callbacks callbacks, Access access, MessageSource messages) {
        this.complaints = complaints;
        this.callbacks = callbacks;
        this.access = access;
        this.messages = messages;
    }

    @ApplicationModuleListener
    void on(FeedbackEvent.LowScore news) {
        access.byRule("feedback.rule.low-score", () -> {
            var callback = callbacks.find(CallbackKey.of(news.callback()));
            complaints.receive(new ReceiveComplaint(
                    callback.title(),
                    messages.getMessage(
                            "feedback.complaint.of-callback",
                            new Object[] {
                                news.subject().code(),
                                news.score(),
                                callback.fullScore(),
                                Objects.requireNonNullElse(news.comment(), "–")
                            },
                            LocaleContextHolder.getLocale()),
                    ComplaintChannel.CALLBACK,
                    callback.customer(),
                    news.project(),
                    callback.requesterName(),
                    callback.requesterPhone(),
                    news.at(),
                    news.subject().code(),
                    "callback:" + news.callback()));
        });
    }
}
