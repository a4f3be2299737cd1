package org.hengwei.deadlines.web;

import java.util.List;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Explanation;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.SubjectKind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The clocks of any subject with their calculation, for whoever may read the subject. */
@RestController
class ClockApi {

    private final Deadlines deadlines;
    private final List<SubjectKind> kinds;

    ClockApi(Deadlines deadlines, List<SubjectKind> kinds) {
        this.deadlines = deadlines;
        this.kinds = kinds;
    }

    @GetMapping("/api/v1/deadlines/{kind}/{code}")
    List<Explanation> clocks(@PathVariable String kind, @PathVariable String code) {
        kinds.stream()
                .filter(known -> known.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(code))
                .reveal(code);
        return deadlines.explain(new Subject(kind, code));
    }
}
