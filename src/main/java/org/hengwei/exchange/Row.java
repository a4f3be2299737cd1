package org.hengwei.exchange;

/**
 * A row of the file.
 *
 * @param line where it begins, the header being 1
 * @param spreadsheet whether it comes from a workbook, whose dates are read as ISO
 */
record Row(int line, String[] cells, boolean spreadsheet) {}
