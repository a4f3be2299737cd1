package org.hengwei.measures;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** A metric can be commented on and carry files. */
@Component
class MetricSubjects extends PlainSubjectKind {

    MetricSubjects(Definitions definitions) {
        super("metric", "/measures/", MeasuresPermission.READ, code -> definitions.find(code));
    }
}
