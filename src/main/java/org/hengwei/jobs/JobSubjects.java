package org.hengwei.jobs;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** A job's journal is read by whoever sees the job; nobody adds to it. */
@Component
class JobSubjects extends PlainSubjectKind {

    JobSubjects(Jobs jobs) {
        super("job", "/jobs/", null, code -> jobs.job(code));
    }
}
