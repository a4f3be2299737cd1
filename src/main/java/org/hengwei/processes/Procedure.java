package org.hengwei.processes;

/** An edition in force, with its text. */
public record Procedure(String code, int edition, DefinitionFacts facts) {}
