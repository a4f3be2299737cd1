package org.hengwei.processes;

/** What is defined. */
public enum DefinitionKind {
    /** An O&amp;M process: one of the eight the standard asks for, or one of the company's own (R180). */
    PROCESS,
    /** How faults of a category are located and analysed (R192). */
    PROCEDURE
}
