package org.hengwei.incidents;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people work can be given to. */
@Component
class Staff {

    @Nullable
    Person of(@Nullable String login) {
        return login == null ? null : new Person(login, login);
    }
}
