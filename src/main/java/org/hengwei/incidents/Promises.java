package org.hengwei.incidents;

import org.springframework.stereotype.Component;

/** Keeps the two clocks of an incident at the room that runs them, and copies what it answers into the incident's own row. */
@Component
class Promises {

    /** Finds the service level that applies and copies its targets into the new incident (H5, H9). */
    void choose(Incident incident) {
        // No service levels yet.
    }

    /** Starts, stops, pauses or rebuilds the clocks as the news demands. */
    void follow(Incident incident, IncidentEvent news) {
        // No service levels yet: every clock says "no agreement".
    }
}
