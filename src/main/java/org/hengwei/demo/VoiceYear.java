package org.hengwei.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.feedback.ComplaintChannel;
import org.hengwei.feedback.ComplaintGrade;
import org.hengwei.feedback.ComplaintKey;
import org.hengwei.feedback.Complaints;
import org.hengwei.feedback.ReceiveComplaint;
import org.springframework.stereotype.Component;

/** What customers complained of in the year: one handled by the project manager, one the operations general manager had to. */
@Component
class VoiceYear {

    private final Complaints complaints;

    VoiceYear(Complaints complaints) {
        this.complaints = complaints;
    }

    void plan(Timeline timeline, Script script, Instant now) {
        var said = script.complaints();
        timeline.at(now.minus(Duration.ofDays(151)), () -> normal(timeline, script, said.get(0)));
        timeline.at(now.minus(Duration.ofDays(47)), () -> major(timeline, script, said.get(1)));
    }

    private ComplaintKey received(Script script, List<String> said) {
        var agent = script.logins("DESK_AGENT").getFirst();
        return ComplaintKey.of(Cast.as(
                        agent,
                        () -> complaints.receive(new ReceiveComplaint(
                                said.get(1),
                                said.get(2),
                                ComplaintChannel.PHONE,
                                null,
                                said.get(0),
                                null,
                                null,
                                null,
                                null,
                                null)))
                .number());
    }

    private void normal(Timeline timeline, Script script, List<String> said) {
        var key = received(script, said);
        var supervisor = script.logins("OM_SUPERVISOR").getFirst();
        Cast.as(supervisor, () -> complaints.grade(key, ComplaintGrade.NORMAL));
        Cast.as(supervisor, () -> complaints.answer(key, said.get(3)));
        later(timeline, Duration.ofHours(20), () -> {
            Cast.as(supervisor, () -> complaints.resolve(key, said.get(4), said.get(5)));
            later(timeline, Duration.ofHours(4), () -> called(script, "DESK_AGENT", key));
        });
    }

    private void major(Timeline timeline, Script script, List<String> said) {
        var key = received(script, said);
        var supervisor = script.logins("OM_SUPERVISOR").getFirst();
        var director = script.logins("OPERATIONS_GM").getFirst();
        var quality = script.logins("QUALITY_MANAGER").getFirst();
        Cast.as(supervisor, () -> complaints.grade(key, ComplaintGrade.MAJOR));
        Cast.as(director, () -> complaints.answer(key, said.get(3)));
        later(timeline, Duration.ofHours(30), () -> {
            Cast.as(quality, () -> complaints.analyse(key, said.get(4)));
            Cast.as(director, () -> complaints.resolve(key, said.get(4), said.get(5)));
            later(timeline, Duration.ofHours(20), () -> called(script, "QUALITY_ENGINEER", key));
        });
    }

    private void called(Script script, String role, ComplaintKey key) {
        Cast.as(script.logins(role).getFirst(), () -> complaints.callBack(key, true, null));
    }

    private static void later(Timeline timeline, Duration after, Runnable deed) {
        timeline.at(timeline.now().plus(after), deed);
    }
}
