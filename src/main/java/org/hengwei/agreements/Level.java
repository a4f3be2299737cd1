package org.hengwei.agreements;

import org.hengwei.deadlines.Target;

/** What is promised for one priority. */
public record Level(Target response, Target resolution) {}
