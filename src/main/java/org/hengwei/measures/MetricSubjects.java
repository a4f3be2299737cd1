package org.hengwei.measures;

import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** A metric can be commented on and carry files. */
@Component
class MetricSubjects implements SubjectKind {

    private final Definitions definitions;

    MetricSubjects(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public String kind() {
        return "metric";
    }

    @Override
    public void reveal(String code) {
        definitions.find(code);
    }

    @Override
    public void contribute(String code) {
        definitions.find(code);
    }

    @Override
    public String href(String code) {
        return "/measures/" + code;
    }
}
