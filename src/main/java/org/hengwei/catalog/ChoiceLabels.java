package org.hengwei.catalog;

import java.util.Arrays;
import java.util.Optional;
import org.hengwei.shared.Labels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Categories, causes, closure codes and pause reasons in the reader's words. */
@Component
class ChoiceLabels implements Labels {

    private final Catalog catalog;

    ChoiceLabels(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public @Nullable String label(String code, boolean chinese) {
        return Arrays.stream(ChoiceList.values())
                .map(list -> catalog.find(list, code))
                .flatMap(Optional::stream)
                .map(choice -> choice.label(chinese))
                .findFirst()
                .orElse(null);
    }
}
