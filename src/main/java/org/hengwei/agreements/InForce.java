package org.hengwei.agreements;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** All agreements that ever commenced, in memory: every ticket asks. Other nodes notice a change within the short life. */
@Component
class InForce {

    private static final String ALL = "all";

    private final AgreementRepository agreements;
    private final Cache<String, Shelf> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(20)).build();

    InForce(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    /** The agreement that applies on a day: one for the service before the default, one that names the project before its contract's. */
    Optional<AgreementView> find(
            TicketType type, String project, @Nullable String contract, @Nullable String service, LocalDate day) {
        var shelf = Objects.requireNonNull(known.get(ALL, key -> Shelf.of(agreements.commenced(day))));
        return shelf.candidates(project, contract)
                .filter(agreement -> agreement.appliesOn(day) && agreement.promises(type))
                .filter(agreement ->
                        agreement.service() == null || agreement.service().equals(service))
                .max(Comparator.comparing((AgreementView agreement) -> agreement.service() != null)
                        .thenComparing(agreement -> agreement.projects().contains(project))
                        .thenComparing(AgreementView::validFrom));
    }

    /** Now for the act itself, and again once others can see what it did. */
    void forget() {
        known.invalidateAll();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    known.invalidateAll();
                }
            });
        }
    }

    private record Shelf(Map<String, List<AgreementView>> byProject, Map<String, List<AgreementView>> byContract) {

        static Shelf of(List<AgreementView> all) {
            var shelf = new Shelf(new HashMap<>(), new HashMap<>());
            for (var agreement : all) {
                agreement.projects().forEach(project -> put(shelf.byProject, project, agreement));
                if (agreement.contract() != null) {
                    put(shelf.byContract, agreement.contract(), agreement);
                }
            }
            return shelf;
        }

        private static void put(Map<String, List<AgreementView>> shelf, String key, AgreementView agreement) {
            shelf.computeIfAbsent(key, code -> new ArrayList<>()).add(agreement);
        }

        Stream<AgreementView> candidates(String project, @Nullable String contract) {
            var named = byProject.getOrDefault(project, List.of()).stream();
            return contract == null
                    ? named
                    : Stream.concat(named, byContract.getOrDefault(contract, List.of()).stream());
        }
    }
}
