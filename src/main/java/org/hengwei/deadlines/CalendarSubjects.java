package org.hengwei.deadlines;

import org.hengwei.shared.Access;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Shows what happened to a calendar, and lets people comment on it. */
@Component
class CalendarSubjects implements SubjectKind {

    private final Calendars calendars;
    private final Access access;

    CalendarSubjects(Calendars calendars, Access access) {
        this.calendars = calendars;
        this.access = access;
    }

    @Override
    public String kind() {
        return "calendar";
    }

    /** {@code holidays} stands for the yearly notices, which belong to no single calendar. */
    @Override
    public void reveal(String code) {
        if (code.equals(Calendars.HOLIDAYS)) {
            access.demand(DeadlinePermission.READ_CALENDARS);
        } else {
            calendars.get(code);
        }
    }

    @Override
    public void contribute(String code) {
        reveal(code);
        access.demand(DeadlinePermission.MANAGE_CALENDARS);
    }

    @Override
    public String href(String code) {
        return code.equals(Calendars.HOLIDAYS) ? "/calendars" : "/calendars/" + code;
    }
}
