package org.hengwei.journal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hengwei.journal.Journal;
import org.hengwei.journal.JournalEntry;
import org.hengwei.journal.Wording;
import org.hengwei.shared.Sheets;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A subject's journal as a workbook, oldest first, with the hash of each entry. */
@Controller
class JournalExport {

    private final Journal journal;
    private final Sheets sheets;

    JournalExport(Journal journal, Sheets sheets) {
        this.journal = journal;
        this.sheets = sheets;
    }

    @GetMapping(
            path = {"/journal/{kind}/{code}/export", "/api/v1/journal/{kind}/{code}"},
            produces = Sheets.XLSX)
    void export(@PathVariable String kind, @PathVariable String code, Ui ui, HttpServletResponse response)
            throws IOException {
        var subject = new Subject(kind, code);
        sheets.<JournalEntry>of(ui, "journal.export.title")
                .column("shared.export.number", JournalEntry::seq)
                .column("journal.export.happened-at", JournalEntry::happenedAt)
                .column("journal.export.recorded-at", JournalEntry::recordedAt)
                .column("journal.export.actor", entry -> ui.who(entry.actorName()))
                .column("journal.export.entry", entry -> Wording.of(entry, ui))
                .column("journal.export.hash", JournalEntry::hash)
                .send(response, "journal-" + code, cursor -> journal.entries(subject, cursor, Sheets.STRETCH));
    }
}
