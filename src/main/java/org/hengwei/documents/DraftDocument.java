package org.hengwei.documents;

import java.util.List;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A new document. Its author is the actor.
 *
 * @param kind by which number scheme and template are chosen, e.g. {@code QUALITY_PLAN}
 * @param title without the year
 * @param language IETF tag of the language it is written in, {@code zh-CN} or {@code en} (H21)
 * @param year put into the title of a yearly document (R346)
 * @param origin the thing it puts on paper, e.g. a plan
 * @param reviewer login
 * @param approver login
 * @param departments codes of those it applies to
 * @param staff in words, to whom it applies (R348)
 */
public record DraftDocument(
        String kind,
        String title,
        String language,
        @Nullable Integer year,
        @Nullable Subject origin,
        String reviewer,
        String approver,
        SecurityClass securityClass,
        List<String> departments,
        @Nullable String staff) {}
