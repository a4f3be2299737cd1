package org.hengwei.measures.web;

import org.hengwei.measures.Definition;
import org.hengwei.measures.Figure;

/** A metric and its figure in a list. */
public record MetricLine(Definition definition, Figure figure) {}
