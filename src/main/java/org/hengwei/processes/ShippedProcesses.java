package org.hengwei.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The eight processes (R180) and the procedures that come with the product, put into the house when it starts without them. */
@Component
class ShippedProcesses {

    private final ProcessDefinitions definitions;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    ShippedProcesses(ProcessDefinitions definitions, JsonMapper json, TransactionTemplate transaction) {
        this.definitions = definitions;
        this.json = json;
        this.transaction = transaction;
    }

    List<DefinitionFacts> all() {
        try (var file = new ClassPathResource("processes/definitions.json").getInputStream()) {
            return json.readValue(file, new TypeReference<List<DefinitionFacts>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void put() {
        transaction.executeWithoutResult(status -> all().forEach(definitions::ship));
    }
}
