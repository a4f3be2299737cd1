package org.hengwei.planning;

import org.hengwei.documents.DocumentEvent;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A plan's state follows from the sign-off of its document (H17), inside the signature's own transaction, so that nobody ever
 * sees the one signed and the other not.
 */
@Component
class OnDocuments {

    private final Plans plans;

    OnDocuments(Plans plans) {
        this.plans = plans;
    }

    @EventListener
    void on(DocumentEvent news) {
        var number = plan(news.origin());
        var state = switch (news) {
            case DocumentEvent.Reviewed e -> PlanState.REVIEWED;
            case DocumentEvent.Approved e -> PlanState.APPROVED;
            case DocumentEvent.SentBack e -> PlanState.DRAFT;
            default -> null;
        };
        if (number != null && state != null) {
            plans.follow(number, state);
        }
    }

    private static @Nullable String plan(@Nullable Subject origin) {
        return origin != null && origin.kind().equals("plan") ? origin.code() : null;
    }
}
