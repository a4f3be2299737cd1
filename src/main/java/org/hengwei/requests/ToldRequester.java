package org.hengwei.requests;

import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Happened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever asked at each turn his request takes without him. */
@Component
class ToldRequester {

    private final RequestRepository repository;
    private final Notices notices;
    private final Access access;

    ToldRequester(RequestRepository repository, Notices notices, Access access) {
        this.repository = repository;
        this.notices = notices;
        this.access = access;
    }

    @EventListener
    void heard(RequestEvent event) {
        switch (event) {
            case RequestEvent.Approved news -> tell(news, "approved", "");
            case RequestEvent.Rejected news -> tell(news, "rejected", news.reason());
            case RequestEvent.Fulfilled news -> tell(news, "fulfilled", news.result());
            case RequestEvent.Cancelled news -> tell(news, "cancelled", news.reason());
            case RequestEvent.Paused news when RequestViews.waitsForCustomer(row(news)) -> tell(news, "waits", "");
            default -> {}
        }
    }

    private void tell(Happened news, String what, String words) {
        var row = row(news);
        var asked = row.getRequester() == null ? row.getReporter() : row.getRequester();
        if (asked.equals(access.actor().login())) {
            return;
        }
        var code = news.subject().code();
        notices.send(
                java.util.Set.of(asked),
                Notice.about(
                        news.subject(),
                        "/requests/" + code,
                        code + ":" + what + ":" + news.at(),
                        "requests.notice.requester." + what,
                        code,
                        row.getTitle(),
                        words));
    }

    private RequestRecord row(Happened news) {
        return repository.get(RequestKey.of(news.subject().code()).id());
    }
}
