package org.hengwei.surveys;

import org.hengwei.documents.DocumentEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A survey is reported when its report is signed (H17), inside the signature's own transaction. */
@Component
class OnDocuments {

    private final SurveyReports reports;

    OnDocuments(SurveyReports reports) {
        this.reports = reports;
    }

    @EventListener
    void on(DocumentEvent.Approved news) {
        var origin = news.origin();
        if (origin != null && origin.kind().equals(SurveyCode.SURVEY.kind())) {
            reports.signed(origin.code());
        }
    }
}
