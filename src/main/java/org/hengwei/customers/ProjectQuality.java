package org.hengwei.customers;

import java.time.Clock;
import java.util.Map;
import org.hengwei.customers.db.ProjectRecord;
import org.hengwei.journal.Journal;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The quality control of a project: its content a to f (R157 to R162), derived from initiation report, contract and project plan
 * (R156), written by the project manager or the O&amp;M supervisor (R163).
 */
@Service
@Transactional
public class ProjectQuality {

    private static final int LONGEST_TEXT = 20_000;

    private final ProjectRepository repository;
    private final ProjectViews views;
    private final Journal journal;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ProjectQuality(
            ProjectRepository repository,
            ProjectViews views,
            Journal journal,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.views = views;
        this.journal = journal;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Writes or replaces the named parts; the others stay. */
    public ProjectView write(String code, Map<QualitySection, String> contents) {
        var row = held(code);
        contents.forEach((section, content) -> new Checks()
                .present(content, section.name())
                .atMost(content, LONGEST_TEXT, section.name())
                .refuse());
        var before = views.of(row);
        for (var part : before.quality()) {
            var wanted = contents.get(part.section());
            if (wanted != null && !wanted.strip().equals(part.content())) {
                repository.writeQuality(
                        code, part.section(), wanted.strip(), access.actor().login(), clock.instant());
                events.publishEvent(new CustomerEvent.QualityContentWritten(
                        CustomerProjects.subject(code), clock.instant(), part.section()));
            }
        }
        return views.of(row);
    }

    /**
     * A paper the content is derived from.
     *
     * @param fileName null when the paper is only named
     */
    public ProjectView addSource(
            String code,
            @Nullable SourceKind kind,
            @Nullable String title,
            @Nullable String fileName,
            byte @Nullable [] file) {
        var row = held(code);
        var named = title == null || title.isBlank() ? fileName : title;
        new Checks()
                .present(kind, "kind")
                .present(named, "title")
                .atMost(named, 200, "title")
                .refuse();
        var attachment = fileName == null || file == null || file.length == 0
                ? null
                : journal.attach(CustomerProjects.subject(code), fileName, file, Audience.INTERNAL)
                        .id();
        var text = java.util.Objects.requireNonNull(named).strip();
        var what = java.util.Objects.requireNonNull(kind);
        repository.addSource(code, what, text, attachment, access.actor().login(), clock.instant());
        events.publishEvent(new CustomerEvent.SourceAdded(CustomerProjects.subject(code), clock.instant(), what, text));
        return views.of(row);
    }

    private ProjectRecord held(String code) {
        var row = repository
                .held(code, access.visibility(CustomersPermission.READ_PROJECTS))
                .orElseThrow(() -> Refused.notFound(code));
        access.demand(CustomersPermission.RUN_PROJECT, CustomerProjects.place(row));
        return row;
    }
}
