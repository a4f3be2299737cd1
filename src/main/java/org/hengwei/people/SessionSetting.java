package org.hengwei.people;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Uses {@link Sessions} for all browser sessions, and sweeps out the expired ones. */
@Configuration
@EnableSpringHttpSession
class SessionSetting {

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("hengwei");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }

    @Bean
    Task<Void> sessionSweep(ObjectProvider<Sessions> sessions) {
        return Tasks.recurring("people-sessions", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> sessions.getObject().forgetExpired());
    }
}
