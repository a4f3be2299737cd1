package org.hengwei.incidents;

/** One of the staff, as named at the time. */
record Person(String login, String name) {}
