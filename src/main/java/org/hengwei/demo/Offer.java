package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hengwei.catalog.ServiceCatalogue;
import org.hengwei.catalog.ServiceFacts;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the demo company offers: services drafted by operations, reviewed by quality and published by its manager. */
@Component
class Offer {

    private final ServiceCatalogue services;

    Offer(ServiceCatalogue services) {
        this.services = services;
    }

    void publish(Script script) {
        var drafter = script.logins("OM_SUPERVISOR").getFirst();
        var reviewer = script.logins("QUALITY_MANAGER").getFirst();
        var publisher = script.logins("OM_MANAGER").getFirst();
        for (var service : read()) {
            var code = Cast.as(drafter, () -> services.draft(service)).code();
            Cast.as(reviewer, () -> services.review(code, null));
            Cast.as(publisher, () -> services.publish(code, null));
        }
    }

    /** The yearly look at what is offered. */
    void confirm(Script script) {
        var reviewer = script.logins("QUALITY_MANAGER").getFirst();
        for (var service : read()) {
            Cast.as(reviewer, () -> services.confirmSuitability(String.valueOf(service.code()), null, null));
        }
    }

    private static List<ServiceFacts> read() {
        try (var file = new ClassPathResource("demo/services.json").getInputStream()) {
            return JsonMapper.builder().build().readValue(file, new TypeReference<List<ServiceFacts>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
