package org.hengwei.deadlines.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.deadlines.DeadlineState;
import org.hengwei.deadlines.DeadlineView;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Explanation;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.SubjectKind;
import org.hengwei.shared.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The clocks of a subject, which record pages of other rooms show by URL; each calculation can be opened. */
@Controller
public class ClockPages {

    private final Deadlines deadlines;
    private final List<SubjectKind> kinds;
    private final Clock clock;

    ClockPages(Deadlines deadlines, List<SubjectKind> kinds, Clock clock) {
        this.deadlines = deadlines;
        this.kinds = kinds;
        this.clock = clock;
    }

    @GetMapping("/deadlines/{kind}/{code}")
    ModelAndView clocks(@PathVariable String kind, @PathVariable String code, Ui ui) {
        kinds.stream()
                .filter(known -> known.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(code))
                .reveal(code);
        var now = clock.instant();
        var faces = deadlines.explain(new Subject(kind, code)).stream()
                .map(explanation -> Face.of(explanation, now))
                .toList();
        return Page.of(ui, "deadlines/clocks").with("faces", faces);
    }

    /**
     * @param percent of the target that has passed, at most 100
     * @param left until due, negative when overdue; zero while paused or ended
     * @param look {@code late}, {@code near}, {@code paused} or empty
     */
    public record Face(Explanation explanation, int percent, Duration left, String look) {

        static Face of(Explanation explanation, Instant now) {
            var deadline = explanation.deadline();
            var whole = explanation.promised();
            var percent = whole.isZero()
                    ? 100
                    : (int) Math.clamp(explanation.passed().toSeconds() * 100 / whole.toSeconds(), 0, 100);
            return new Face(explanation, percent, left(deadline, now), look(deadline.state(), percent));
        }

        private static Duration left(DeadlineView deadline, Instant now) {
            var due = deadline.dueAt();
            return due == null || deadline.metAt() != null ? Duration.ZERO : Duration.between(now, due);
        }

        private static String look(DeadlineState state, int percent) {
            return switch (state) {
                case OVERDUE, MISSED -> "late";
                case PAUSED -> "paused";
                case RUNNING -> percent >= 75 ? "near" : "";
                case MET, CANCELLED -> "";
            };
        }
    }
}
