package org.hengwei.people;

import java.util.List;
import org.hengwei.shared.Labels;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** People by the names they bear, for a login that stands alone; lists ask for all names at once. */
@Component
class PersonLabels implements Labels {

    private final People people;

    PersonLabels(@Lazy People people) {
        this.people = people;
    }

    @Override
    public @Nullable String label(String code, boolean chinese) {
        var constant = code.chars().noneMatch(Character::isLowerCase);
        return constant ? null : people.names(List.of(code)).get(code);
    }
}
