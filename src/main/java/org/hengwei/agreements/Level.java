package org.hengwei.agreements;

import org.hengwei.deadlines.Target;
import org.jspecify.annotations.Nullable;

/**
 * What is promised for one priority.
 *
 * @param response null for tickets that are only finished, see {@link TicketType#responds()}
 */
public record Level(@Nullable Target response, Target resolution) {}
