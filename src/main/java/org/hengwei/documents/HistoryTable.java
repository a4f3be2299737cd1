package org.hengwei.documents;

import java.util.List;

/** The history of versions as a table (R341, R342). */
final class HistoryTable {

    private HistoryTable() {}

    static Block.Table of(Cover cover, Words words) {
        var columns = List.of(
                column("version", 8, words),
                column("history.author", 9, words),
                column("history.date", 13, words),
                column("history.reviewer", 9, words),
                column("history.date", 13, words),
                column("history.approver", 9, words),
                column("history.date", 13, words),
                column("history.pages", 9, words),
                column("history.note", 17, words));
        return new Block.Table(
                columns, cover.history().stream().map(row -> cells(row, words)).toList());
    }

    private static Block.Column column(String key, int width, Words words) {
        return new Block.Column(words.t("documents.paper." + key), width);
    }

    private static List<String> cells(Cover.HistoryRow row, Words words) {
        return List.of(
                row.version(),
                Words.text(row.author().name()),
                words.day(row.author().date()),
                Words.text(row.reviewer().name()),
                words.day(row.reviewer().date()),
                Words.text(row.approver().name()),
                words.day(row.approver().date()),
                Words.text(row.revisedPages()),
                row.note());
    }
}
