package org.hengwei.measures;

import org.hengwei.shared.Labels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of metrics for rooms that only know codes, asked as {@code metric:QO-01}; null for one that is not defined here. */
@Component
class MetricLabels implements Labels {

    private static final String PREFIX = "metric:";

    private final Definitions definitions;

    MetricLabels(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public @Nullable String label(String code, boolean chinese) {
        if (!code.startsWith(PREFIX)) {
            return null;
        }
        return definitions
                .current(code.substring(PREFIX.length()))
                .map(definition -> chinese ? definition.name() : definition.nameEn())
                .orElse(null);
    }
}
