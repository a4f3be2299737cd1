package org.hengwei.catalog;

import java.util.Arrays;
import java.util.Optional;

/** The short lists kept here, each with its name in URLs and the name of the input that takes a code of it. */
public enum ChoiceList {
    CATEGORY("categories", "category"),
    CLOSURE("closure-codes", "closureCode"),
    CAUSE("causes", "cause"),
    PAUSE("pause-reasons", "reason"),
    /** Classes of GB/T 29264 (R176); shipped, and replaceable like any other list. */
    CLASS("standard-classes", "standardClass");

    private final String noun;
    private final String field;

    ChoiceList(String noun, String field) {
        this.noun = noun;
        this.field = field;
    }

    public String noun() {
        return noun;
    }

    /** Whether it has two levels. */
    public boolean nested() {
        return this == CATEGORY || this == CLASS;
    }

    String field() {
        return field;
    }

    /** As it stands in the URL. */
    public static Optional<ChoiceList> ofNoun(String noun) {
        return Arrays.stream(values()).filter(list -> list.noun.equals(noun)).findFirst();
    }
}
