package org.hengwei.intake.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The door of monitoring systems: they hold no login but a token of their source, which the room itself checks. */
@Configuration
class IntakeDoor {

    @Bean
    @Order(0)
    SecurityFilterChain monitoring(HttpSecurity http) throws Exception {
        return http.securityMatchers(them -> them.requestMatchers(
                        HttpMethod.POST,
                        "/api/v1/intake/alertmanager",
                        "/api/v1/intake/zabbix",
                        "/api/v1/intake/generic"))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
