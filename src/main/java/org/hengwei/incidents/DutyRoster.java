package org.hengwei.incidents;

import java.time.Instant;
import java.util.List;

/** Who is on duty, as the room that keeps the roster tells; there may be none in the house. */
public interface DutyRoster {

    /** Logins on duty in that tier for the project then; those of the project alone when there are any. */
    List<String> onDuty(String project, Tier tier, Instant at);
}
