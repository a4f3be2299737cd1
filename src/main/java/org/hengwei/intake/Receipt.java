package org.hengwei.intake;

import java.util.List;

/**
 * What a source is answered once its delivery is stored.
 *
 * @param incidents numbers of the incidents its alerts belong to by now
 */
public record Receipt(long delivery, int alerts, List<String> incidents) {}
