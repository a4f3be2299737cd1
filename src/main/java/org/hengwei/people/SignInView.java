package org.hengwei.people;

import java.time.Instant;

/** One line of the sign-in log. */
public record SignInView(long id, String login, Instant at, SignIns.Outcome outcome, String address, String agent) {}
