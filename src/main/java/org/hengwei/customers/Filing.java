package org.hengwei.customers;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is filed in a project's dossier. Days are days in the company's zone, amounts are yuan. */
public final class Filing {

    private Filing() {}

    /** Who filed it and when. @param attachment number of its file in the journal */
    public record Filed<T>(long id, T what, @Nullable Long attachment, String by, Instant at) {}

    /** Steps of delivery with a paper of their own (R165). */
    public enum Stage {
        DELIVERABLE,
        ARRIVAL,
        PRELIMINARY,
        FINAL
    }

    /** @param signedBy who signed for the customer; needed on every certificate */
    public record Paper(
            @Nullable Stage stage,
            @Nullable String title,
            @Nullable LocalDate datedOn,
            @Nullable String signedBy) {}

    /** What was estimated, granted or spent (R164). */
    public enum CostKind {
        ESTIMATE,
        BUDGET,
        COST
    }

    /** @param amount below zero for a correction; never zero */
    public record Cost(
            @Nullable CostKind kind,
            @Nullable String category,
            @Nullable BigDecimal amount,
            @Nullable LocalDate bookedOn,
            @Nullable String note) {}

    /** Sums over all entries. @param left budget less cost, below zero when overspent */
    public record Sums(BigDecimal estimate, BigDecimal budget, BigDecimal cost, BigDecimal left) {

        public boolean overspent() {
            return left.signum() < 0;
        }
    }

    /** Training of the customer's people (R169). @param heldOn null while it is only planned */
    public record Training(
            @Nullable String topic,
            @Nullable LocalDate plannedOn,
            @Nullable String trainer,
            @Nullable String audience,
            @Nullable LocalDate heldOn,
            @Nullable Integer attendees,
            @Nullable String result) {}

    /** What became of a planned training. */
    public record HeldTraining(
            @Nullable LocalDate heldOn,
            @Nullable Integer attendees,
            @Nullable String result) {}

    /** How a vendor's work was judged. */
    public enum Grade {
        GOOD,
        FAIR,
        POOR
    }

    /** A vendor's technical service (R170). @param remark needed with a poor one */
    public record VendorService(
            @Nullable String vendor,
            @Nullable String service,
            @Nullable LocalDate servedOn,
            @Nullable Grade technique,
            @Nullable Grade quality,
            @Nullable String remark) {}

    /** A talk of O&amp;M with the project manager (R171); known and latent needs apart (R172). */
    public record Talk(
            @Nullable LocalDate heldOn,
            @Nullable String participants,
            @Nullable String progress,
            @Nullable String knownNeeds,
            @Nullable String latentNeeds,
            @Nullable String agreed) {}

    /** When the next talk is due. @param lastOn null before the first */
    public record TalkDue(
            String project,
            String name,
            @Nullable String manager,
            int days,
            @Nullable LocalDate lastOn,
            LocalDate nextOn,
            boolean overdue) {}
}
