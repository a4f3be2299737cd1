package org.hengwei.desk;

import java.time.Instant;

/** A stretch in which nobody is on duty at the desk. */
public record Gap(Instant from, Instant until) {}
