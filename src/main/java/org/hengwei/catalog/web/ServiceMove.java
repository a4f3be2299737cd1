package org.hengwei.catalog.web;

import java.util.Arrays;
import org.hengwei.catalog.ServiceCatalogue;
import org.hengwei.catalog.ServiceState.Move;
import org.hengwei.catalog.ServiceView;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** The input of a service's moves; retiring asks for it. */
record ServiceMove(@Nullable String reason) {

    ServiceView make(String noun, String code, @Nullable Integer version, ServiceCatalogue services) {
        var move = Arrays.stream(Move.values())
                .filter(one -> one.noun().equals(noun))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(noun));
        return switch (move) {
            case REVIEW -> services.review(code, version);
            case PUBLICATION -> services.publish(code, version);
            case SUITABILITY -> services.confirmSuitability(code, version, reason);
            case RETIREMENT -> services.retire(code, version, reason);
        };
    }
}
