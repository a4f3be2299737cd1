package org.hengwei.exchange;

import java.util.List;

/**
 * A row of a rejected incident.
 *
 * @param key what binds the incident's rows together
 * @param reason message key, {@code args} its arguments
 */
public record RejectedRow(int line, String key, String reason, List<String> args, List<String> cells) {}
