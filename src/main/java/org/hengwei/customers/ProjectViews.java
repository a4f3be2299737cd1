package org.hengwei.customers;

import static org.hengwei.customers.db.Tables.PROJECT;

import java.util.List;
import org.hengwei.customers.db.ProjectRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is shown of a project, and says what is still missing. */
@Component
class ProjectViews {

    private final ProjectRepository repository;
    private final CustomerRepository customers;
    private final Directory directory;
    private final Moves moves;
    private final Access access;

    ProjectViews(
            ProjectRepository repository,
            CustomerRepository customers,
            Directory directory,
            Moves moves,
            Access access) {
        this.repository = repository;
        this.customers = customers;
        this.directory = directory;
        this.moves = moves;
        this.access = access;
    }

    ProjectView of(ProjectRecord row) {
        var code = row.getCode();
        var quality = repository.quality(code);
        return new ProjectView(
                ProjectRepository.facts(row),
                ProjectState.valueOf(row.getState()),
                customers.names(List.of(row.getCustomer())).getOrDefault(row.getCustomer(), row.getCustomer()),
                row.getImported(),
                members(code),
                quality,
                missing(quality),
                repository.sources(code),
                moves.of(Moves.Kind.PROJECT, code),
                open(row),
                row.getCreatedAt(),
                row.getVersion());
    }

    private List<OpenMove> open(ProjectRecord row) {
        return ProjectState.Move.in(ProjectState.valueOf(row.getState())).stream()
                .filter(move -> access.may(move.permission(), CustomerProjects.place(row)))
                .map(move -> new OpenMove(
                        move.name(),
                        "/api/v1/projects/" + row.getCode() + "/" + move.noun(),
                        move.reasoned() ? List.of("reason") : List.of()))
                .toList();
    }

    /** As in the tables now, also within this transaction. */
    List<Member> members(String project) {
        return directory.readMembers(project);
    }

    @Nullable
    ProjectInBrief brief(String code) {
        return directory.query(PROJECT.CODE.eq(code)).stream().findFirst().orElse(null);
    }

    private static List<QualitySection> missing(List<ProjectView.Quality> quality) {
        return quality.stream()
                .filter(one -> one.content() == null)
                .map(ProjectView.Quality::section)
                .toList();
    }

    /** @throws Refused naming each part of the quality content that is not written */
    void demandQuality(String code) {
        var problems = missing(repository.quality(code)).stream()
                .map(section -> new Refused.Problem("quality", "customers.refused.quality-" + section))
                .toList();
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }
}
