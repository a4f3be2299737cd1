package org.hengwei.portal.web;

import java.time.Instant;
import java.util.List;
import org.hengwei.journal.JournalEntry;
import org.hengwei.journal.Wording;
import org.hengwei.shared.Ui;

/** A line of what happened, worded. */
public record Told(Instant at, String text) {

    static List<Told> of(List<JournalEntry> progress, Ui ui) {
        return progress.stream()
                .map(entry -> new Told(entry.happenedAt(), Wording.of(entry, ui)))
                .toList();
    }
}
