package org.hengwei.measures;

/** Proposed, then activated by the quality manager, at last retired. */
public enum DefinitionState {
    DRAFT,
    ACTIVE,
    RETIRED
}
