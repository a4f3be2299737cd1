package org.hengwei.requests;

import org.hengwei.approvals.ApprovalEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries the end of a round into the request, in the signer's own transaction (H17). */
@Component
class OnApprovals {

    private final Requests requests;

    OnApprovals(Requests requests) {
        this.requests = requests;
    }

    @EventListener
    void heard(ApprovalEvent event) {
        if (!event.subject().kind().equals(RequestKey.KIND)) {
            return;
        }
        var key = RequestKey.of(event.subject().code());
        switch (event) {
            case ApprovalEvent.Completed _ -> requests.approved(key);
            case ApprovalEvent.Refused refused -> requests.refused(key, refused.reason());
            case ApprovalEvent.Withdrawn withdrawn -> requests.takenBack(key, withdrawn.reason());
            case ApprovalEvent.Opened _, ApprovalEvent.Agreed _, ApprovalEvent.Delegated _ -> {}
        }
    }
}
