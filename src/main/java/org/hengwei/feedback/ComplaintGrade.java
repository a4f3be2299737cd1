package org.hengwei.feedback;

/** How grave a complaint is, which decides who handles it and until when (R213, G5, G18). */
public enum ComplaintGrade {
    /** The project manager's. */
    NORMAL,
    /** Organised by the operations general manager, its cause analysed and its callback made by the quality department. */
    MAJOR,
    /** As {@link #NORMAL}, in hours; the operations general manager is told. */
    URGENT
}
