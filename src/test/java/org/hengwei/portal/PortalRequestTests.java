package org.hengwei.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.approvals.Approvals;
import org.hengwei.catalog.ItemFacts;
import org.hengwei.catalog.ItemReview;
import org.hengwei.catalog.ItemTask;
import org.hengwei.catalog.Items;
import org.hengwei.catalog.ServiceCatalogue;
import org.hengwei.catalog.ServiceFacts;
import org.hengwei.customers.ContractFacts;
import org.hengwei.customers.Contracts;
import org.hengwei.customers.ServiceMode;
import org.hengwei.feedback.CallbackState;
import org.hengwei.feedback.Callbacks;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.people.AdmitPerson;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestQueue;
import org.hengwei.requests.RequestState;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A contact orders something in the portal, an approver signs, and everybody hears what he needs. */
class PortalRequestTests extends SomePortal {

    private static final String ANSWERS = """
            "answers":{"action":"NEW","system":"Video platform","holder":"Zhou Min","phone":"010-5566 7788"},
            "files":[{"field":"authorisation","name":"letter.txt","content":"U2lnbmVk"}]""";

    @Autowired
    Approvals approvals;

    @Autowired
    Fulfilment fulfilment;

    @Autowired
    RequestQueue queue;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Notices notices;

    @Autowired
    Contracts contracts;

    @Autowired
    ServiceCatalogue services;

    @Autowired
    Items items;

    private Side side;

    private MockHttpServletRequestBuilder form(String path, String phone) {
        return post(path)
                .param("project", side.project())
                .param("answers.action", "NEW")
                .param("answers.system", "Typed system")
                .param("answers.holder", "Zhou Min")
                .param("answers.phone", phone);
    }

    private List<String> told() {
        return side.contact().get(() -> notices.inbox(false, null, 50).items()).stream()
                .map(NoticeView::key)
                .toList();
    }

    @Test
    @Requirement({"R173", "R182", "R196", "H17"})
    void aContactFillsTheFormAnApproverSignsItIsDoneRatedAndClosed() throws Exception {
        side = side("Alpha");
        var contact = side.contact();
        var file = new MockMultipartFile("answers.authorisation", "letter.txt", "text/plain", "Signed".getBytes(UTF_8));
        var html = mvc.perform(multipart("/portal/requests/new/ITEM-ACCOUNT")
                        .file(file)
                        .param("project", side.project())
                        .param("answers.action", "NEW")
                        .param("answers.system", "Typed system")
                        .param("answers.holder", "Zhou Min")
                        .param("answers.phone", "call me")
                        .with(contact.speaking("en").request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("must be a phone number"),
                                containsString("Typed system"),
                                containsString("letter.txt"))))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        var number = html.replaceAll("(?s).*action=\"/portal/requests/(REQ-\\d+)/form\".*", "$1");
        press(contact, form("/portal/requests/" + number + "/form", "010-5566 7788"))
                .andExpect(redirectedUrl("/portal/requests/" + number));
        var key = RequestKey.of(number);
        assertThat(look(number)).isEqualTo(RequestState.APPROVAL_PENDING);
        MANAGER.onProjects(side.project()).run(() -> approvals.agree(new Subject("request", number), null));
        assertThat(told()).contains("requests.notice.requester.approved");

        press(contact, post("/portal/requests/" + number + "/urging").param("note", "Starts on Monday"))
                .andExpect(redirectedUrl("/portal/requests/" + number));
        assertThat(ADMIN.get(() -> queue.find(key)).urgings()).singleElement().satisfies(urging -> {
            assertThat(urging.note()).isEqualTo("Starts on Monday");
            assertThat(urging.side()).isEqualTo(org.hengwei.requests.UrgingSide.CUSTOMER);
        });
        ADMIN.run(() -> fulfilment.pause(key, "CUSTOMER", "Lemur note"));
        assertThat(told()).contains("requests.notice.requester.waits");
        mvc.perform(get("/portal").with(contact.request())).andExpect(content().string(containsString(number)));
        press(contact, post("/portal/requests/" + number + "/reply")).andExpect(status().isUnprocessableContent());
        press(contact, post("/portal/requests/" + number + "/reply").param("text", "It is platform two"))
                .andExpect(redirectedUrl("/portal/requests/" + number));
        assertThat(look(number)).isEqualTo(RequestState.IN_FULFILMENT);
        press(contact, post("/portal/requests/" + number + "/reply").param("text", "Again"))
                .andExpect(status().isConflict());

        ADMIN.run(() -> {
            while (queue.find(key).tasks().stream().anyMatch(task -> task.doneAt() == null)) {
                fulfilment.complete(key, null, "Lemur step");
            }
            fulfilment.fulfil(key, "The account is open");
        });
        assertThat(told()).contains("requests.notice.requester.fulfilled");
        await(() -> !ADMIN.get(() -> callbacks.of(key)).isEmpty());
        for (var language : List.of("zh-CN", "en")) {
            mvc.perform(get("/portal/requests/" + number)
                            .with(contact.speaking(language).request()))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(allOf(
                                    containsString("The account is open"),
                                    containsString("It is platform two"),
                                    containsString("/rating"),
                                    not(containsString("Lemur")),
                                    not(containsString("pt-admin")),
                                    not(containsString("[portal.")))));
        }
        press(contact, post("/portal/requests/" + number + "/rating").param("solved", "true"))
                .andExpect(status().isUnprocessableContent());
        press(
                        contact,
                        post("/portal/requests/" + number + "/rating")
                                .param("solved", "true")
                                .param("score", "5"))
                .andExpect(redirectedUrl("/portal/requests/" + number));
        var callback = ADMIN.get(() -> callbacks.of(key)).getFirst();
        assertThat(callback.state()).isEqualTo(CallbackState.DONE);
        assertThat(callback.score()).isEqualTo(5);
        assertThat(callback.byCustomer()).isTrue();
        var closed = ADMIN.get(() -> queue.find(key));
        assertThat(closed.state()).isEqualTo(RequestState.CLOSED);
        assertThat(closed.confirmed()).isTrue();
        mvc.perform(get("/portal/requests/" + number).with(contact.request()))
                .andExpect(content().string(containsString("5/5")));
        for (var page :
                List.of("/portal/catalogue", "/portal/requests?state=ALL", "/portal/requests/new/ITEM-ACCOUNT")) {
            mvc.perform(get(page).with(contact.speaking("en").request()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("[portal."))))
                    .andExpect(content().string(not(containsString("P1D"))));
        }
    }

    private RequestState look(String number) {
        return ADMIN.get(() -> queue.find(RequestKey.of(number))).state();
    }

    @Test
    @Requirement({"R182", "H4", "H17"})
    void theApiDoesTheSameAndARefusalOrANotSolvedIsHeard() throws Exception {
        side = side("Beta");
        var contact = side.contact();
        var body = "{\"item\":\"ITEM-ACCOUNT\",\"project\":\"" + side.project() + "\"," + ANSWERS + "}";
        send(contact, post("/api/v1/portal/requests"), body.replace("010-5566 7788", "call me"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("answers.phone"));
        var refused = number(send(contact, post("/api/v1/portal/requests"), body));
        MANAGER.onProjects(side.project())
                .run(() -> approvals.refuse(new Subject("request", refused), "Not in the contract"));
        assertThat(told()).contains("requests.notice.requester.rejected");
        var unwanted = number(send(contact, post("/api/v1/portal/requests"), body));
        send(contact, post("/api/v1/portal/requests/" + unwanted + "/cancellation"), "{}")
                .andExpect(status().isUnprocessableContent());
        send(contact, post("/api/v1/portal/requests/" + unwanted + "/cancellation"), "{\"reason\":\"Too late\"}")
                .andExpect(jsonPath("$.state").value("CANCELLED"));
        send(contact, post("/api/v1/portal/requests/" + unwanted + "/urging"), "{}")
                .andExpect(status().isConflict());

        var draft = number(send(
                contact,
                post("/api/v1/portal/requests?draft=true"),
                "{\"item\":\"ITEM-CONSULT\",\"project\":\"" + side.project() + "\"}"));
        send(
                        contact,
                        put("/api/v1/portal/requests/" + draft),
                        "{\"item\":\"ITEM-CONSULT\",\"project\":\"" + side.project()
                                + "\",\"answers\":{\"kind\":\"ADVICE\",\"subject\":\"Export\"}}")
                .andExpect(status().isOk());
        send(contact, post("/api/v1/portal/requests/" + draft + "/submission"), "{}")
                .andExpect(jsonPath("$.state").value("IN_FULFILMENT"));
        send(contact, post("/api/v1/portal/requests/" + draft + "/comments"), "{\"text\":\"Please by mail\"}")
                .andExpect(jsonPath("$.comments[0].text").value("Please by mail"));
        var key = RequestKey.of(draft);
        ADMIN.run(() -> {
            fulfilment.complete(key, null, null);
            fulfilment.fulfil(key, "Sent a manual");
        });
        await(() -> !ADMIN.get(() -> callbacks.of(key)).isEmpty());
        send(
                        contact,
                        post("/api/v1/portal/requests/" + draft + "/rating"),
                        "{\"solved\":false,\"score\":2,\"comment\":\"Wrong manual\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("IN_FULFILMENT"));
        ADMIN.run(() -> fulfilment.fulfil(key, "Sent the right one"));
        await(() -> ADMIN.get(() -> callbacks.of(key)).size() == 2);
        send(contact, post("/api/v1/portal/requests/" + draft + "/closure"), "{}")
                .andExpect(jsonPath("$.state").value("CLOSED"));
        await(() -> ADMIN.get(() -> callbacks.of(key)).getLast().state() == CallbackState.DONE);
        assertThat(ADMIN.get(() -> callbacks.of(key)).getLast().score()).isNull();
        send(contact, post("/api/v1/portal/requests/" + draft + "/rating"), "{\"score\":4}")
                .andExpect(jsonPath("$.rating.score").value(4));
        send(contact, post("/api/v1/portal/requests/" + draft + "/rating"), "{\"score\":5}")
                .andExpect(status().isConflict());
        mvc.perform(get("/api/v1/portal/requests?state=ALL").with(contact.request()))
                .andExpect(jsonPath("$.items.length()").value(3));
        var stranger = side("Gamma").contact();
        send(stranger, post("/api/v1/portal/requests/" + draft + "/rating"), "{\"score\":1}")
                .andExpect(status().isNotFound());
    }

    private static String number(org.springframework.test.web.servlet.ResultActions answer) throws Exception {
        return JsonPath.read(
                answer.andExpect(status().isCreated()).andReturn().getResponse().getContentAsString(UTF_8), "$.number");
    }

    @Test
    @Requirement({"R173", "R174"})
    void whatIsOfferedIsWhatTheContractsName() throws Exception {
        side = side("Delta");
        var service = service("A");
        var others = List.of(item(service("B")));
        var own = item(service);
        send(side.contact(), get("/api/v1/portal/items"), "")
                .andExpect(content().string(containsString(others.getFirst())));
        ADMIN.run(() -> {
            var contract = contracts.draft(new ContractFacts(
                    null,
                    "Operation",
                    side.customer(),
                    "Hengwei",
                    "Delta",
                    null,
                    null,
                    LocalDate.now().minusDays(10),
                    LocalDate.now().plusDays(300),
                    ServiceMode.RESIDENT,
                    true,
                    null,
                    List.of(service),
                    null,
                    null,
                    null,
                    null,
                    null));
            contracts.sign(contract.code(), null, LocalDate.now().minusDays(20));
            if (contracts.find(contract.code()).state() == org.hengwei.customers.ContractState.SIGNED) {
                contracts.enterIntoForce(contract.code(), null);
            }
        });
        send(side.contact(), get("/api/v1/portal/items"), "")
                .andExpect(content().string(containsString("\"" + own + "\"")))
                .andExpect(content().string(not(containsString("\"" + others.getFirst() + "\""))));
        send(side.contact(), get("/api/v1/portal/services"), "")
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].code").value(service));
        for (var door : List.of("/api/v1/portal/requests", "/api/v1/requests")) {
            send(
                            side.contact(),
                            post(door),
                            "{\"item\":\"%s\",\"project\":\"%s\"}".formatted(others.getFirst(), side.project()))
                    .andExpect(status().is4xxClientError());
        }
    }

    /** A published item of a service, for customers. */
    private String item(String service) {
        var code = "PT-" + service + "-" + mark.toUpperCase();
        var om = As.staff("pt-om", "OM_MANAGER");
        if (!people.exists("pt-om")) {
            ADMIN.run(() -> people.admit(AdmitPerson.staff("pt-om", "pt-om", List.of("OM_MANAGER"), List.of())));
        }
        SUPERVISOR.run(() -> {
            items.draft(new ItemFacts(
                    code,
                    code,
                    code,
                    null,
                    null,
                    service,
                    null,
                    null,
                    true,
                    "PT4H",
                    "7X24",
                    List.of(),
                    List.of(),
                    List.of(new ItemTask("Do it", null, "DESK_AGENT", null))));
            items.review(code, null, new ItemReview(null, "pt-om"));
        });
        om.run(() -> approvals.agree(new Subject(Items.KIND, code), null));
        return code;
    }

    private String service(String word) {
        var code = word + "-" + mark.toUpperCase();
        var om = As.staff("pt-om", "OM_MANAGER");
        om.run(() -> services.draft(new ServiceFacts(
                code, word, null, "Works", null, "Cameras", "Daily", "98 %", "daily", "7x24", "remote", "report",
                "0402")));
        As.staff("pt-quality", "QUALITY_MANAGER").run(() -> services.review(code, null));
        om.run(() -> services.publish(code, null));
        return code;
    }
}
