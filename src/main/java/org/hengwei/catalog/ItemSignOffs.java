package org.hengwei.catalog;

import org.hengwei.approvals.ApprovalEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries the end of a round into the item, in the signer's own transaction (H17). */
@Component
class ItemSignOffs {

    private final Items items;

    ItemSignOffs(Items items) {
        this.items = items;
    }

    @EventListener
    void heard(ApprovalEvent event) {
        if (!event.subject().kind().equals(Items.KIND)) {
            return;
        }
        var code = event.subject().code();
        switch (event) {
            case ApprovalEvent.Completed _ -> items.published(code);
            case ApprovalEvent.Refused refused -> items.sentBack(code, refused.reason());
            case ApprovalEvent.Withdrawn withdrawn -> items.sentBack(code, withdrawn.reason());
            case ApprovalEvent.Opened _, ApprovalEvent.Agreed _, ApprovalEvent.Delegated _ -> {}
        }
    }
}
