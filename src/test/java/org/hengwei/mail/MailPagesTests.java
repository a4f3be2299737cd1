package org.hengwei.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hengwei.mail.db.Tables.MAILBOX;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Pages in both languages, the API, and a password that nobody gets back. */
class MailPagesTests extends MailHouse {

    private static final As CHINESE = As.staff("mail-om-zh", "OM_MANAGER");

    private ResultActions as(As who, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(who.request()).with(csrf()));
    }

    private ResultActions json(As who, MockHttpServletRequestBuilder request, String body) throws Exception {
        return as(who, request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private MailView stranger(Firm desk, String id) throws Exception {
        arrive(desk, text("Li <" + unknown(desk) + ">", "<" + id + "@x>", "Who helps?", "<b>words</b>"));
        fetch(desk);
        return mails(desk).getLast();
    }

    private static String unknown(Firm desk) {
        return "li@unknown." + desk.project().toLowerCase();
    }

    @Test
    @Requirement("R183")
    void pagesAreThereInBothLanguages() throws Exception {
        var desk = desk("page");
        var mail = stranger(desk, "page1");
        arrive(desk, text(desk.contact(), "<page2@x>", "Known", "words"));
        fetch(desk);
        for (var who : List.of(MANAGER, CHINESE)) {
            for (var path : List.of(
                    "/mail",
                    "/mail?state=ALL",
                    "/mail?state=TAKEN",
                    "/mail/" + mail.id(),
                    "/mail/" + mails(desk).getLast().id(),
                    "/mail/outgoing",
                    "/mail/mailboxes")) {
                as(who, get(path))
                        .andExpect(status().isOk())
                        .andExpect(content().string(not(containsString("[mail."))));
            }
        }
        as(MANAGER, get("/mail")).andExpect(content().string(containsString("The sender is unknown")));
        as(CHINESE, get("/mail")).andExpect(content().string(containsString("未知发件人")));
        as(MANAGER, get("/mail/" + mail.id())).andExpect(content().string(containsString("&lt;b&gt;words")));
        var number = mails(desk).getLast().ticket().code();
        as(CHINESE, get("/journal/incident/" + number))
                .andExpect(content().string(containsString("收到来信")))
                .andExpect(content().string(containsString("邮件受理")));
        as(AGENT, get("/mail/mailboxes")).andExpect(status().isForbidden());
        as(As.contact("mail-contact", desk.customer()), get("/mail")).andExpect(status().isForbidden());
    }

    @Test
    void aMailIsSettledOnItsPageAndARefusedFormKeepsWhatWasTyped() throws Exception {
        var desk = desk("form");
        var mail = stranger(desk, "form1");
        as(AGENT, post("/mail/" + mail.id() + "/joining").param("ticket", "INC-987654321"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("INC-987654321")));
        as(AGENT, post("/mail/" + mail.id() + "/discarding").param("reason", ""))
                .andExpect(status().is(422));
        as(
                        AGENT,
                        post("/mail/" + mail.id() + "/acceptance")
                                .param("project", desk.project())
                                .param("contactName", "Li"))
                .andExpect(status().is3xxRedirection());
        assertThat(mails(desk).getFirst().state()).isEqualTo(MailState.TAKEN);
        as(AGENT, get("/mail/" + mail.id() + "/raw"))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(content().string(containsString("Message-ID: <form1@x>")));
    }

    @Test
    void aMailboxIsKeptByPageAndApiAndItsPasswordNeverComesBack() throws Exception {
        var desk = desk("secret");
        var password = desk.user().getPassword();
        var row = db.selectFrom(MAILBOX).where(MAILBOX.ID.eq(desk.box())).fetchSingle();
        assertThat(new String(row.getSecret(), StandardCharsets.ISO_8859_1)).doesNotContain(password);
        for (var path : List.of(
                "/mail/mailboxes",
                "/api/v1/mailboxes",
                "/api/v1/mailboxes/" + desk.box(),
                "/journal/mailbox/" + desk.box())) {
            as(MANAGER, get(path))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString(password))));
        }
        as(MANAGER, post("/mail/mailboxes").param("name", "Half").param("password", "typed-secret"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Half")))
                .andExpect(content().string(not(containsString("typed-secret"))));
        var body = """
                {"name":"%s","host":"127.0.0.1","port":%d,"security":"NONE","username":"u","password":"p","kind":"INCIDENT",
                 "replyFrom":"%s"}""";
        json(MANAGER, post("/api/v1/mailboxes"), body.formatted("Api box", 1, "api@x.example"))
                .andExpect(status().isCreated())
                .andExpect(header().exists("Location"))
                .andExpect(jsonPath("$.passwordSet").value(true))
                .andExpect(jsonPath("$.password").doesNotExist());
        json(MANAGER, post("/api/v1/mailboxes"), body.formatted("Api box", 1, "no address"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.length()").value(2));
        json(AGENT, post("/api/v1/mailboxes"), body.formatted("Mine", 1, "a@x.example"))
                .andExpect(status().isForbidden());
        json(
                        MANAGER,
                        put("/api/v1/mailboxes/" + desk.box()).header("If-Match", "\"77\""),
                        body.formatted("Later", 1, "a@x.example"))
                .andExpect(status().isPreconditionFailed());
    }

    @Test
    void aConnectionIsTriedAndWhatIsWrongIsSaid() throws Exception {
        var desk = desk("trial");
        arrive(desk, text(desk.contact(), "<trial@x>", "Trial", "words"));
        as(AGENT, post("/api/v1/mailboxes/" + desk.box() + "/trial")).andExpect(status().isForbidden());
        as(MANAGER, post("/api/v1/mailboxes/" + desk.box() + "/trial"))
                .andExpect(jsonPath("$.fine").value(true))
                .andExpect(jsonPath("$.messages").value(1));
        as(MANAGER, post("/mail/mailboxes/" + desk.box() + "/trial"))
                .andExpect(content().string(containsString("the folder holds 1 mails")));
        change(desk, "wrong", "INBOX", SERVER.getImap().getPort());
        as(MANAGER, post("/api/v1/mailboxes/" + desk.box() + "/trial"))
                .andExpect(jsonPath("$.problem").value("mail.problem.sign-in"));
        collector.collect(desk.box(), done -> {});
        assertThat(MANAGER.get(() -> mailboxes.find(desk.box())).problem()).isEqualTo("mail.problem.sign-in");
        as(CHINESE, get("/mail/mailboxes")).andExpect(content().string(containsString("用户名或密码不被接受")));
        change(desk, desk.user().getPassword(), "Nowhere", SERVER.getImap().getPort());
        as(MANAGER, post("/api/v1/mailboxes/" + desk.box() + "/trial"))
                .andExpect(jsonPath("$.problem").value("mail.problem.folder"));
        change(desk, null, "INBOX", 1);
        as(MANAGER, post("/api/v1/mailboxes/" + desk.box() + "/trial"))
                .andExpect(jsonPath("$.problem").value("mail.problem.unreachable"));
        change(desk, null, "INBOX", SERVER.getImap().getPort());
        fetch(desk);
        assertThat(only(desk).state()).isEqualTo(MailState.TAKEN);
    }

    private void change(Firm desk, String password, String folder, int port) {
        var now = MANAGER.get(() -> mailboxes.find(desk.box()));
        MANAGER.run(() -> mailboxes.change(
                desk.box(),
                now.version(),
                new PutMailbox(
                        now.name(),
                        "127.0.0.1",
                        port,
                        MailSecurity.NONE,
                        now.username(),
                        password,
                        folder,
                        null,
                        now.kind(),
                        null,
                        now.project(),
                        null,
                        null,
                        null,
                        now.replyFrom(),
                        null,
                        "en",
                        true,
                        7,
                        true)));
    }

    @Test
    void theApiDoesWhatThePagesDo() throws Exception {
        var desk = desk("api");
        var mail = stranger(desk, "api1");
        var path = "/api/v1/mails/" + mail.id();
        as(AGENT, get("/api/v1/mails?state=TRIAGE&mailbox=" + desk.box()))
                .andExpect(jsonPath("$.items[0].sender").value(unknown(desk)))
                .andExpect(jsonPath("$.items[0].reason").value("mail.reason.unknown-sender"));
        as(AGENT, get(path)).andExpect(header().string("ETag", "\"1\""));
        json(AGENT, post(path + "/discarding").header("If-Match", "\"9\""), "{\"reason\":\"x\"}")
                .andExpect(status().isPreconditionFailed());
        json(AGENT, post(path + "/acceptance"), "{}").andExpect(status().is(422));
        json(AGENT, post(path + "/acceptance"), "{\"project\":\"" + desk.project() + "\"}")
                .andExpect(jsonPath("$.state").value("TAKEN"))
                .andExpect(jsonPath("$.ticket.kind").value("incident"))
                .andExpect(header().string("ETag", "\"2\""));
        json(AGENT, post(path + "/discarding"), "{\"reason\":\"x\"}").andExpect(status().isConflict());
        as(
                        AGENT,
                        get("/api/v1/outgoing-mails?ticket=incident:"
                                + mails(desk).getFirst().ticket().code()))
                .andExpect(jsonPath("$.items[0].kind").value("ACKNOWLEDGEMENT"));
        as(MANAGER, post("/api/v1/mailboxes/" + desk.box() + "/fetching"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.href").exists());
        as(As.staff("mail-line", "FIRST_LINE").onProjects("ELSEWHERE"), get(path))
                .andExpect(status().isNotFound());
    }
}
