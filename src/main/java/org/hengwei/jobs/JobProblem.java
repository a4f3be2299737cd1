package org.hengwei.jobs;

import java.util.List;

/** Something wrong that a job met, at a row or file, as a message key with its arguments. */
public record JobProblem(String place, String key, List<String> args) {}
