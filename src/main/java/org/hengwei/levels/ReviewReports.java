package org.hengwei.levels;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hengwei.agreements.Outcome;
import org.hengwei.agreements.TicketType;
import org.hengwei.documents.DocumentContent;
import org.hengwei.documents.DocumentFormat;
import org.hengwei.documents.Documents;
import org.hengwei.documents.DraftDocument;
import org.hengwei.documents.SecurityClass;
import org.hengwei.levels.db.ReviewRecord;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A review on paper (D14): attainment, misses, cause and improvement, as a preview and as a controlled, signed document. */
@Service
@Transactional
public class ReviewReports {

    static final String KIND = "SLA_REVIEW";
    private static final String CHINESE = "zh-CN";
    /** More would not be read on paper; the rest is told by its number. */
    private static final int MOST = 200;

    private final ReviewRepository repository;
    private final ReviewActs acts;
    private final ReviewViews views;
    private final Attainments attainments;
    private final ReviewPaper paper;
    private final Documents documents;

    ReviewReports(
            ReviewRepository repository,
            ReviewActs acts,
            ReviewViews views,
            Attainments attainments,
            ReviewPaper paper,
            Documents documents) {
        this.repository = repository;
        this.acts = acts;
        this.views = views;
        this.attainments = attainments;
        this.paper = paper;
        this.documents = documents;
    }

    /**
     * The report as it would be handed in now.
     *
     * @param language {@code zh-CN} or {@code en}; Chinese when null
     * @throws Refused for a review that was called off
     */
    @Transactional(readOnly = true)
    public byte[] preview(ReviewKey key, @Nullable String language, DocumentFormat format) {
        var row = repository.get(key.id());
        views.reveal(row);
        if (ReviewViews.state(row) == ReviewState.CANCELLED) {
            throw Refused.conflict("levels.refused.state", ReviewKey.code(row.getId()));
        }
        var tongue = tongue(language);
        return documents.render(content(row, tongue), KIND, tongue, format);
    }

    /** Who signs after the author, and in which language it is written; Chinese when null. */
    public record SignOff(
            @Nullable String language,
            @Nullable String reviewer,
            @Nullable String approver) {}

    /**
     * Puts the finished review on paper and sends it to reviewer and approver; after it was sent back, anew.
     *
     * @throws Refused while the review is not finished, when author, reviewer and approver are not three persons (H17), or when it
     *     is being signed or was signed already
     */
    public ReviewView report(ReviewKey key, SignOff signOff) {
        var row = acts.lock(key, ReviewState.FINISHED);
        var language = tongue(signOff.language());
        new Checks()
                .present(signOff.reviewer(), "reviewer")
                .present(signOff.approver(), "approver")
                .refuse();
        var reviewer = Objects.requireNonNull(signOff.reviewer()).strip();
        var approver = Objects.requireNonNull(signOff.approver()).strip();
        if (row.getDocument() == null) {
            row.setDocument(draft(row, language, reviewer, approver));
        } else {
            documents.signers(row.getDocument(), reviewer, approver);
        }
        documents.submit(row.getDocument(), content(row, language));
        return acts.done(
                row, new ReviewEvent.ReportSubmitted(ReviewKey.subject(row.getId()), acts.now(), row.getDocument()));
    }

    private static String tongue(@Nullable String language) {
        var asked = language == null || language.isBlank() ? CHINESE : language.strip();
        new Checks()
                .that(asked.equals(CHINESE) || asked.equals("en"), "language", "levels.refused.language")
                .refuse();
        return asked;
    }

    private String draft(ReviewRecord row, String language, String reviewer, String approver) {
        return documents
                .draft(new DraftDocument(
                        KIND,
                        paper.title(row, language),
                        language,
                        null,
                        ReviewKey.subject(row.getId()),
                        reviewer,
                        approver,
                        SecurityClass.INTERNAL,
                        List.of(),
                        null))
                .number();
    }

    private DocumentContent content(ReviewRecord row, String language) {
        var view = views.view(row, true);
        var missed = new ArrayList<Outcome>();
        for (var type : TicketType.values()) {
            if (view.attainment().stream().anyMatch(one -> one.type() == type)) {
                missed.addAll(attainments.misses(row, type, null, MOST).items());
            }
        }
        return paper.of(view, missed, language);
    }
}
