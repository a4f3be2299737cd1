package org.hengwei.jobs;

import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** A job's journal is read by whoever sees the job; nobody adds to it. */
@Component
class JobSubjects implements SubjectKind {

    private final Jobs jobs;

    JobSubjects(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return "job";
    }

    @Override
    public void reveal(String code) {
        jobs.job(code);
    }

    @Override
    public void contribute(String code) {
        jobs.job(code);
    }

    @Override
    public String href(String code) {
        return "/jobs/" + code;
    }
}
