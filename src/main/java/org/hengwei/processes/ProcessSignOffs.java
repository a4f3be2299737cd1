package org.hengwei.processes;

import org.hengwei.approvals.ApprovalEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries the end of a round into the definition, in the signer's own transaction (H17). */
@Component
class ProcessSignOffs {

    private final ProcessDefinitions definitions;

    ProcessSignOffs(ProcessDefinitions definitions) {
        this.definitions = definitions;
    }

    @EventListener
    void heard(ApprovalEvent event) {
        if (!event.subject().kind().equals(ProcessDefinitions.KIND)) {
            return;
        }
        var code = event.subject().code();
        switch (event) {
            case ApprovalEvent.Completed _ -> definitions.signed(code);
            case ApprovalEvent.Refused refused -> definitions.sentBack(code, refused.reason());
            case ApprovalEvent.Withdrawn withdrawn -> definitions.sentBack(code, withdrawn.reason());
            case ApprovalEvent.Opened _, ApprovalEvent.Agreed _, ApprovalEvent.Delegated _ -> {}
        }
    }
}
