package org.hengwei.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project with its team, quality content, sources and life.
 *
 * @param missing sections of the quality content still to be written before it may deliver
 * @param moves what the caller may do to it now
 */
public record ProjectView(
        @JsonUnwrapped ProjectFacts facts,
        ProjectState state,
        String customerName,
        boolean imported,
        List<Member> members,
        List<Quality> quality,
        List<QualitySection> missing,
        List<Source> sources,
        List<MoveLine> history,
        List<OpenMove> moves,
        Instant createdAt,
        int version) {

    /** @param content null while nothing is written */
    public record Quality(
            QualitySection section,
            @Nullable String content,
            @Nullable String writtenBy,
            @Nullable Instant writtenAt) {}

    /** @param attachment id of the file; null when the paper is only named */
    public record Source(
            long id,
            SourceKind kind,
            String title,
            @Nullable Long attachment,
            String addedBy,
            Instant addedAt) {}

    public String code() {
        return String.valueOf(facts.code());
    }

    public String name() {
        return String.valueOf(facts.name());
    }

    public boolean open(ProjectState.Move move) {
        return moves.stream().anyMatch(one -> one.name().equals(move.name()));
    }
}
