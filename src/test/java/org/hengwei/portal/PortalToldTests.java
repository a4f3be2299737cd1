package org.hengwei.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.journal.Journal;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the API tells a contact of what happened is what his pages show: when, and a sentence; never the journal's entry. */
@RoomTest
class PortalToldTests extends SomePortal {

    @Autowired
    PortalRequests requests;

    @Autowired
    Fulfilment fulfilment;

    @Autowired
    Journal journal;

    private String said(As who, String path) throws Exception {
        return mvc.perform(get(path).with(who.request()))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }

    private void remarked(String kind, String number) {
        DESK.run(() -> {
            journal.comment(new Subject(kind, number), "Lemur-remark", Audience.INTERNAL);
            journal.comment(new Subject(kind, number), "We are on our way", Audience.CUSTOMER);
        });
    }

    /** The page is the measure: each sentence of the answer stands on it, in its language; nobody of the house is named. */
    private void tellsWhatThePageShows(As contact, String kind, String noun, String number) throws Exception {
        for (var language : List.of("zh-CN", "en")) {
            var reader = contact.speaking(language);
            var page = said(reader, "/portal/" + noun + "/" + number);
            var api = said(reader, "/api/v1/portal/" + noun + "/" + number);
            List<Map<String, Object>> progress = JsonPath.read(api, "$.progress");
            assertThat(progress).isNotEmpty().allSatisfy(told -> {
                assertThat(told.keySet()).containsExactlyInAnyOrder("at", "text");
                assertThat(page).contains(escaped(told.get("text").toString()));
            });
            var journaled = said(reader, "/api/v1/journal/" + kind + "/" + number);
            List<String> sentences = JsonPath.read(journaled, "$.items[*].text");
            assertThat(sentences)
                    .containsExactlyElementsOf(progress.stream()
                            .map(told -> told.get("text").toString())
                            .toList());
            for (var answer : List.of(
                    page, api, journaled, said(reader, "/api/v1/journal/" + kind + "/" + number + "/comments"))) {
                assertThat(answer)
                        .doesNotContain("actorName", "\"hash\"", "\"details\"", "Lemur")
                        .doesNotContain("pt-supervisor", "pt-desk", "pt-admin");
            }
        }
        var staff = said(DESK, "/api/v1/journal/" + kind + "/" + number);
        assertThat(JsonPath.<List<Object>>read(staff, "$.items[*].entry.hash")).isNotEmpty();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Test
    @Requirement({"R194", "R212"})
    void ofAnIncident() throws Exception {
        var side = side("Told");
        var number = reported(side, "Camera dark");
        resolve(number, "Power supply changed");
        remarked("incident", number);
        assertThat(said(side.contact().speaking("en"), "/api/v1/portal/incidents/" + number))
                .contains("Resolved: Power supply changed")
                .doesNotContain("SOFTWARE_DEFECT", "Software defect");
        tellsWhatThePageShows(side.contact(), "incident", "incidents", number);
        var listed = said(side.contact(), "/api/v1/incidents/" + number + "/journal");
        assertThat(listed).contains("\"text\"").doesNotContain("pt-supervisor", "\"hash\"");
    }

    @Test
    @Requirement({"R182", "R194"})
    void ofARequest() throws Exception {
        var side = side("Asked");
        var number = side.contact()
                .get(() -> requests.ask(SubmitRequest.of(
                        "ITEM-CONSULT", side.project(), Map.of("kind", "ADVICE", "subject", "Export"), List.of())))
                .number();
        var key = RequestKey.of(number);
        ADMIN.run(() -> {
            fulfilment.complete(key, null, "Lemur-step");
            fulfilment.pause(key, "CUSTOMER", "Lemur-pause");
            fulfilment.resume(key);
            fulfilment.fulfil(key, "Sent a manual");
        });
        remarked("request", number);
        tellsWhatThePageShows(side.contact(), "request", "requests", number);
    }
}
