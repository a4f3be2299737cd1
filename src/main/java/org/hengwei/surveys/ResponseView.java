package org.hengwei.surveys;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One contact asked, and his answer.
 *
 * @param number e.g. {@code SR-000042}
 * @param title of the survey, and its form; null in lists
 * @param mailRefusal what the mail server said when it refused the address for good; null when it did not
 * @param leftOut SAMPLE or CAP, when he was not asked
 * @param byLink whether he answered himself
 * @param typedBy who wrote it down for him
 * @param answers empty while there are none
 * @param obstacle why the caller may not write down the answer, as a message key; null when he may
 */
public record ResponseView(
        String number,
        int version,
        String survey,
        @Nullable String title,
        @Nullable SurveyForm form,
        String customer,
        String customerName,
        @Nullable String project,
        String contactName,
        @Nullable String email,
        @Nullable String phone,
        Means means,
        ResponseState state,
        @Nullable String leftOut,
        @Nullable Instant sentAt,
        @Nullable Instant mailedAt,
        @Nullable Instant mailRefusedAt,
        @Nullable String mailRefusal,
        int reminders,
        @Nullable Instant remindedAt,
        @Nullable Instant answeredAt,
        @Nullable Boolean byLink,
        @Nullable String typedBy,
        @Nullable String voidReason,
        List<Answer> answers,
        @Nullable String obstacle) {

    /** @param points raw, beside its full score; null for open questions (G1) */
    public record Answer(
            String item,
            Area area,
            @Nullable Grade grade,
            @Nullable BigDecimal points,
            @Nullable BigDecimal fullScore,
            BigDecimal weight,
            @Nullable String text) {}

    public Optional<Answer> answer(String item) {
        return answers.stream().filter(one -> one.item().equals(item)).findFirst();
    }
}
