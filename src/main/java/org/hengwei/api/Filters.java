package org.hengwei.api;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.servlet.Filter;
import java.time.Duration;
import org.hengwei.people.Refusals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the filters behind the sign-in, in the order: rate, size, once. */
@Configuration
class Filters {

    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(
            Refusals refusals, @Value("${hengwei.api.requests-per-minute:600000}") int perMinute) {
        return behindSignIn(new RateLimit(refusals, perMinute), 10);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(
            Refusals refusals, @Value("${hengwei.api.body-limit-kb:2048}") int kilobytes) {
        return behindSignIn(new BodyLimit(refusals, kilobytes), 20);
    }

    @Bean
    FilterRegistrationBean<OnceOnly> onceOnly(Refusals refusals, Answers answers) {
        return behindSignIn(new OnceOnly(refusals, answers), 30);
    }

    private static <F extends Filter> FilterRegistrationBean<F> behindSignIn(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/api/v1/*");
        registration.setOrder(order);
        return registration;
    }

    @Bean
    Task<Void> answersForgotten(ObjectProvider<Answers> answers) {
        return Tasks.recurring("api-answers", FixedDelay.of(Duration.ofMinutes(30)))
                .execute((instance, context) -> answers.getObject().forgetOld());
    }
}
