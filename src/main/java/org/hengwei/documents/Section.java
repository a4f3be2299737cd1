package org.hengwei.documents;

import java.util.List;

/**
 * A chapter of a document.
 *
 * @param title with its own number, e.g. {@code 1. …}; blank when the blocks bring their own headings
 */
public record Section(String title, List<Block> blocks) {}
