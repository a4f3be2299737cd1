package org.hengwei.surveys;

import org.hengwei.feedback.ComplaintChannel;
import org.hengwei.feedback.Complaints;
import org.hengwei.feedback.ReceiveComplaint;
import org.hengwei.shared.Access;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A customer who is very dissatisfied has complained (C19). May be heard twice; a response makes one complaint. */
@Component
class OnGreatDissatisfaction {

    private final Complaints complaints;
    private final Access access;

    OnGreatDissatisfaction(Complaints complaints, Access access) {
        this.complaints = complaints;
        this.access = access;
    }

    @ApplicationModuleListener
    void on(SurveyEvent.VeryDissatisfied news) {
        var items = String.join("; ", news.items());
        access.byRule(
                "surveys.great-dissatisfaction",
                () -> complaints.receive(new ReceiveComplaint(
                        items.length() > 200 ? items.substring(0, 199) + "…" : items,
                        news.comment() == null ? items : items + "\n" + news.comment(),
                        ComplaintChannel.SURVEY,
                        news.customer(),
                        news.project(),
                        news.contact(),
                        news.phone(),
                        news.at(),
                        news.survey(),
                        news.subject().toString())));
    }
}
