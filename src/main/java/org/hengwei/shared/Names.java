package org.hengwei.shared;

import java.util.Collection;
import java.util.Map;

/** What things are called beside their codes, many at once: a bean in the room that keeps them. */
public interface Names {

    /** Names of those codes it knows, of {@code PROJECT}, {@code CUSTOMER}, {@code DEPARTMENT} or {@code PERSON}. */
    Map<String, String> of(String kind, Collection<String> codes);
}
