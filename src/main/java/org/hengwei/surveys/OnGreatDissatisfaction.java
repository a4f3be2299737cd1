package org.hengwei.surveys;

import org.hengwei.feedback.ComplaintChannel;
import org.hengwei.feedback.Complaints;
import org.hengwei.feedback.ReceiveComplaint;
import org.hengwei.shared.Access;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A customer who rates something as low as the complaint rules say has complained (C19). May be heard twice; a response makes one complaint. */
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
                "surveys.rule.great-dissatisfaction",
                () -> complaints.receive(new ReceiveComplaint(
                        cut(items, 200),
                        cut(news.comment() == null ? items : items + "\n" + news.comment(), 4_000),
                        ComplaintChannel.SURVEY,
                        news.customer(),
                        news.project(),
                        news.contact(),
                        news.phone(),
                        news.at(),
                        news.survey(),
                        news.subject().toString())));
    }

    /** The answer itself keeps every word. */
    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
