package org.hengwei.feedback;

import java.util.List;
import java.util.Locale;

/** What can be done with a complaint, and which inputs it needs. */
public enum ComplaintMove {
    GRADING("grade"),
    ASSIGNMENT("handler"),
    ANSWER("answer"),
    /** The first word to the customer on what was found and done. */
    FEEDBACK("feedback"),
    ANALYSIS("analysis"),
    RESOLUTION("cause", "measure"),
    CALLBACK("satisfied"),
    WITHDRAWAL("reason");

    private final List<String> requires;

    ComplaintMove(String... requires) {
        this.requires = List.of(requires);
    }

    public List<String> requires() {
        return requires;
    }

    /** As it stands in URLs. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean opens(ComplaintState state, ComplaintGrade grade, boolean analysed, boolean answered, boolean fedBack) {
        return switch (this) {
            case GRADING ->
                state == ComplaintState.RECEIVED || state == ComplaintState.GRADED || state == ComplaintState.HANDLING;
            case ASSIGNMENT -> state == ComplaintState.GRADED || state == ComplaintState.HANDLING;
            case ANSWER -> !answered && !state.over();
            case FEEDBACK -> !fedBack && !state.over() && state != ComplaintState.RESOLVED;
            case ANALYSIS ->
                grade == ComplaintGrade.MAJOR && (state == ComplaintState.GRADED || state == ComplaintState.HANDLING);
            case RESOLUTION -> state == ComplaintState.HANDLING && (grade != ComplaintGrade.MAJOR || analysed);
            case CALLBACK -> state == ComplaintState.RESOLVED;
            case WITHDRAWAL -> !state.over();
        };
    }
}
