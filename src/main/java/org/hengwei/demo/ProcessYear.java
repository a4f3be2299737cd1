package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.processes.AnnualReview;
import org.hengwei.processes.AnnualReviews;
import org.hengwei.processes.Verdict;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The yearly look at two of the house's processes; the others are still waited for. */
@Component
class ProcessYear {

    private final AnnualReviews reviews;

    ProcessYear(AnnualReviews reviews) {
        this.reviews = reviews;
    }

    /** At the very end: what is shipped came into force only today. */
    void plan(Timeline timeline, Script script, Instant now) {
        var engineer = script.logins("QUALITY_ENGINEER").getFirst();
        for (var one : said()) {
            timeline.at(
                    now.minus(Duration.ofSeconds(1)),
                    () -> Cast.as(
                            engineer,
                            () -> reviews.review(
                                    one.getFirst(), null, new AnnualReview(Verdict.valueOf(one.get(1)), one.get(2)))));
        }
    }

    /** Code, verdict, findings. */
    private static List<List<String>> said() {
        try (var file = new ClassPathResource("demo/processes.json").getInputStream()) {
            return JsonMapper.builder().build().readValue(file, new TypeReference<List<List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
