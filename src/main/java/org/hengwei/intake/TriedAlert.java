package org.hengwei.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an alert, tried without storing anything.
 *
 * @param rule the rule that would decide; null when none holds
 */
public record TriedAlert(
        String title,
        boolean resolved,
        String fingerprint,
        Map<String, String> labels,
        @Nullable AlertRuleView rule,
        @Nullable String configurationItem) {}
