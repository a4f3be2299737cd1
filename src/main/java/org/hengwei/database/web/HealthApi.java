package org.hengwei.database.web;

import org.hengwei.database.Health;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/health}: no token needed; 503 while the database does not answer. */
@RestController
class HealthApi {

    /** @param journalProtection {@code ROLE_AND_CHAIN}, or {@code CHAIN_ONLY} where one database role does all */
    record Answer(String status, String database, String journalProtection, boolean factsRole) {}

    private final Health health;

    HealthApi(Health health) {
        this.health = health;
    }

    @GetMapping("/api/v1/health")
    ResponseEntity<Answer> health() {
        var look = health.look();
        var word = look.reachable() ? "UP" : "DOWN";
        return ResponseEntity.status(look.reachable() ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(new Answer(word, word, look.journal().name(), look.facts()));
    }
}
