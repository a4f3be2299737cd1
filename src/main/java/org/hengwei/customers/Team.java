package org.hengwei.customers;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the room of people who works on which project, since that decides what they may see. */
@Component
class Team {

    /** His name; null when nobody of that login works here. */
    @Nullable
    String nameOf(String login) {
        return login;
    }

    void joined(String login, String project) {}

    void left(String login, String project) {}
}
