package org.hengwei.agreements;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Target;
import org.hengwei.shared.CompanyZone;
import org.springframework.stereotype.Component;

/** Has the end of an agreement watched like any other deadline, so that somebody is told in time to renew it. */
@Component
class Expiry {

    private static final String NAME = "EXPIRY";
    /** Of the last year, so about a month ahead. */
    private static final List<Integer> WARN_AT = List.of(90);

    private final Deadlines deadlines;
    private final CompanyZone zone;

    Expiry(Deadlines deadlines, CompanyZone zone) {
        this.deadlines = deadlines;
        this.zone = zone;
    }

    void watch(String number, LocalDate first, LocalDate last) {
        var subject = Agreements.subject(number);
        var start = zone.startOf(first.isBefore(last.minusYears(1)) ? last.minusYears(1) : first);
        var whole = Duration.between(start, zone.startOf(last.plusDays(1)));
        var known = deadlines.of(subject).stream()
                .filter(deadline -> deadline.name().equals(NAME))
                .findFirst();
        if (whole.isNegative() || whole.isZero()) {
            known.ifPresent(deadline -> deadlines.cancel(subject, NAME, start));
            return;
        }
        var promise = new Promise(subject, NAME, DraftAgreement.USUAL_CALENDAR, Target.of(whole), start, WARN_AT);
        if (known.isPresent()) {
            deadlines.rebuild(promise, first + " – " + last);
        } else {
            deadlines.promise(promise);
        }
    }
}
