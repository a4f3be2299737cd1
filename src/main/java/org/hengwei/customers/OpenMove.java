package org.hengwei.customers;

import java.util.List;

/** A move open to the caller: its name, where to post it, and which inputs it needs. */
public record OpenMove(String name, String href, List<String> requires) {}
