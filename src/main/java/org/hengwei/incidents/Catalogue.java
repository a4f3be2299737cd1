package org.hengwei.incidents;

import org.springframework.stereotype.Component;

/** What an incident takes from the service catalogue: priorities and codes. */
@Component
class Catalogue {

    /** 1 (P1, highest) to 4. */
    int priority(int impact, int urgency) {
        return (impact + urgency) / 2;
    }

    /** The code itself; refused when the catalogue does not know it. */
    String pauseReason(String code) {
        return code;
    }

    String cause(String code) {
        return code;
    }

    /** Whether a resolution with this closure code counts as solved. */
    boolean successful(String closureCode) {
        return true;
    }
}
