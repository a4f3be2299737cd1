package org.hengwei.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RoomTest
class CatalogTests {

    private static final As MANAGER = As.staff("cat-om", "OM_MANAGER");
    private static final As QUALITY = As.staff("cat-qm", "QUALITY_MANAGER");

    @Autowired
    Catalog catalog;

    @Autowired
    Choices choices;

    @Autowired
    Priorities priorities;

    @Autowired
    ServiceCatalogue services;

    @Test
    @Requirement({"H8", "G15"})
    void priorityFollowsFromImpactAndUrgencyByTheMatrix() {
        var rows = List.of(List.of(1, 1, 2, 2), List.of(1, 2, 2, 3), List.of(2, 2, 3, 3), List.of(2, 3, 3, 4));
        assertThat(catalog.matrix().rows()).isEqualTo(rows);
        assertThat(catalog.priority(1, 1)).isEqualTo(1);
        assertThat(catalog.priority(4, 4)).isEqualTo(4);
        assertThatThrownBy(() -> catalog.priority(0, 1)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> catalog.priority(1, 5)).isInstanceOf(Refused.class);
    }

    @Test
    @Requirement("G15")
    void theMatrixIsDataAndStaysInOrder() {
        var before = MANAGER.get(() -> priorities.matrix());
        var rows = new ArrayList<>(before.rows());
        rows.set(3, List.of(3, 3, 4, 4));
        var after = MANAGER.get(() -> priorities.change(before.version(), rows));
        try {
            assertThat(catalog.priority(4, 1)).isEqualTo(3);
            assertThatThrownBy(() -> MANAGER.run(() -> priorities.change(before.version(), before.rows())))
                    .isInstanceOf(Refused.class);
            rows.set(0, List.of(4, 1, 1, 1));
            assertThatThrownBy(() -> MANAGER.run(() -> priorities.change(null, rows)))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> MANAGER.run(() -> priorities.change(null, List.of(List.of(1)))))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> As.staff("x", "FIRST_LINE").run(() -> priorities.change(null, rows)))
                    .isInstanceOf(Refused.class);
        } finally {
            MANAGER.run(() -> priorities.change(after.version(), before.rows()));
        }
        assertThat(catalog.priority(4, 1)).isEqualTo(2);
    }

    @Test
    @Requirement("H21")
    void whatIsShippedHasBothLanguages() {
        for (var list : ChoiceList.values()) {
            assertThat(catalog.choices(list)).isNotEmpty().allSatisfy(choice -> {
                if (!choice.code().startsWith("TEST")) {
                    assertThat(choice.nameEn()).isNotBlank();
                    assertThat(choice.label(true)).isNotEqualTo(choice.label(false));
                }
            });
        }
        assertThat(catalog.closureCode("SOLVED").solved()).isTrue();
        assertThat(catalog.closureCode("NOT_SOLVED").solved()).isFalse();
        assertThat(catalog.pauseReason("CUSTOMER").stopsClock()).isTrue();
    }

    @Test
    void codesAreAddedRenamedAndTakenOutOfUse() {
        var code = "TEST_" + System.nanoTime();
        MANAGER.run(() -> choices.add(
                ChoiceList.CATEGORY, new ChoiceFacts(code, "HARDWARE", "Radar", null, null, null, null, null)));
        assertThat(catalog.category(code).parent()).isEqualTo("HARDWARE");
        MANAGER.run(() -> choices.change(
                ChoiceList.CATEGORY, code, 1, new ChoiceFacts(null, "HARDWARE", "Radars", null, null, null, 5, false)));
        assertThatThrownBy(() -> catalog.category(code)).isInstanceOf(Refused.class);
        assertThat(catalog.label(ChoiceList.CATEGORY, code, true)).isEqualTo("Radars");
        assertThatThrownBy(() -> MANAGER.run(() -> choices.add(
                        ChoiceList.CATEGORY,
                        new ChoiceFacts(code + "X", code, "Third level", null, null, null, null, null))))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Requirement({"R173", "R174", "R176"})
    void aServiceIsDraftedReviewedPublishedAndGoesOnInEditions() {
        var code = "SVC-" + System.nanoTime();
        MANAGER.run(() -> services.draft(facts(code, null)));
        assertThat(catalog.service(code)).isEmpty();
        assertThatThrownBy(() -> QUALITY.run(() -> services.review(code, null)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::field)
                                .containsExactly("content"));
        MANAGER.run(() -> services.change(code, 1, facts(code, "Daily check of all cameras")));
        assertThatThrownBy(() -> MANAGER.run(() -> services.publish(code, null)))
                .isInstanceOf(Refused.class);
        QUALITY.run(() -> services.review(code, null));
        MANAGER.run(() -> services.publish(code, null));
        assertThat(catalog.offered(code).edition()).isEqualTo(1);
        var second = MANAGER.get(() -> services.change(code, null, facts(code, "Twice a day")));
        assertThat(second.edition()).isEqualTo(2);
        assertThat(second.facts().standardClass()).isEqualTo("0402");
        assertThat(catalog.offered(code).edition()).isEqualTo(1);
        QUALITY.run(() -> services.review(code, null));
        MANAGER.run(() -> services.publish(code, null));
        assertThat(catalog.offered(code).edition()).isEqualTo(2);
        MANAGER.run(() -> services.retire(code, null, "No longer asked for"));
        assertThatThrownBy(() -> catalog.offered(code)).isInstanceOf(Refused.class);
        assertThat(MANAGER.get(() -> services.find(code)).editions()).hasSize(2);
    }

    private static ServiceFacts facts(String code, String content) {
        return new ServiceFacts(
                code,
                "Video operation",
                null,
                "Cameras work",
                null,
                "Cameras and recorders",
                content,
                "Online rate 98 %",
                "daily",
                "7×24",
                "remote and on site",
                "monthly report",
                "0402");
    }
}
