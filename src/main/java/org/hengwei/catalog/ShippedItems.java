package org.hengwei.catalog;

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
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The requestable items that come with the product, put into the house when it starts without them. */
@Component
class ShippedItems {

    private final Items items;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    ShippedItems(Items items, JsonMapper json, TransactionTemplate transaction) {
        this.items = items;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        this.transaction = transaction;
    }

    List<ItemFacts> all() {
        try (var file = new ClassPathResource("catalog/items.json").getInputStream()) {
            return json.readValue(file, new TypeReference<List<ItemFacts>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void put() {
        transaction.executeWithoutResult(status -> all().forEach(items::ship));
    }
}
