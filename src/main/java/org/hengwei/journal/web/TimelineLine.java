package org.hengwei.journal.web;

import org.hengwei.journal.AttachmentView;
import org.hengwei.journal.CommentView;
import org.hengwei.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/** An entry in the reader's words, with the comment or file it speaks of. */
public record TimelineLine(
        JournalEntry entry,
        String words,
        @Nullable CommentView comment,
        @Nullable AttachmentView file) {}
