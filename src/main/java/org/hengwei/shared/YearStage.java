package org.hengwei.shared;

import java.time.LocalDate;
import java.util.List;

/** What a room knows of the year's round of plan, do, check and act (R110): a bean in the room; its lines stand on the home page. */
public interface YearStage {

    /** Those the actor may see, of the year in which the day is; empty when he may see none. */
    List<Line> lines(LocalDate today);

    enum Stage {
        PLAN,
        DO,
        CHECK,
        ACT
    }

    /** How a line or a whole stage stands: anything late makes it late, all done makes it done. */
    enum Standing {
        NOTHING,
        RUNNING,
        LATE,
        DONE
    }

    /**
     * @param key message key of what is counted
     * @param late how many of those not done should have been done by today
     */
    record Line(Stage stage, String key, String href, long done, long all, long late) {

        public Standing standing() {
            if (late > 0) {
                return Standing.LATE;
            }
            if (all == 0) {
                return Standing.NOTHING;
            }
            return done == all ? Standing.DONE : Standing.RUNNING;
        }
    }
}
