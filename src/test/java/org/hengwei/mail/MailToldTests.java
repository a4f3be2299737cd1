package org.hengwei.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.approvals.Approvals;
import org.hengwei.catalog.ItemFacts;
import org.hengwei.catalog.ItemReview;
import org.hengwei.catalog.ItemTask;
import org.hengwei.catalog.Items;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.ClassifyIncident;
import org.hengwei.incidents.Confirmation;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.people.AdmitPerson;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestQueue;
import org.hengwei.requests.RequestView;
import org.hengwei.requests.Requests;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.requests.Upload;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The caller hears by mail that his incident is resolved and may answer; a mailbox asks for an item of the catalogue. */
class MailToldTests extends MailHouse {

    @Autowired
    RequestQueue requestQueue;

    @Autowired
    Requests requests;

    @Autowired
    Items items;

    @Autowired
    Approvals approvals;

    @Test
    @Requirement("R183")
    void whoWroteIsToldOnceInHisThreadThatItIsResolvedAndHisAnswerComesBack() throws Exception {
        var desk = desk("solved");
        SERVER.setUser(desk.contact(), desk.contact(), "x");
        arrive(desk, text(desk.contact(), "<solved1@x>", "Camera 7 is dark", "Since nine"));
        fetch(desk);
        var ticket = only(desk).ticket();
        resolve(ticket, "Lamp replaced");
        eventually(() -> told(ticket).size() == 1);
        outbox.sendDue();
        eventually(() -> received(desk.contact()).size() == 2);
        var mail = received(desk.contact()).getLast();
        assertThat(mail.getSubject()).isEqualTo("[" + ticket.code() + "] Re: Camera 7 is dark");
        assertThat(String.valueOf(mail.getContent())).contains("is resolved", "Lamp replaced");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<solved1@x>");

        arrive(
                desk,
                text(desk.contact(), "<solved2@x>", "Re: Camera", "Dark again", "In-Reply-To: " + mail.getMessageID()));
        fetch(desk);
        assertThat(said(ticket)).containsExactly("Dark again");
        assertThat(status(ticket)).as("it is open to us to take it back").isEqualTo(IncidentStatus.RESOLVED);
        close(ticket);
        arrive(desk, text(desk.contact(), "<solved3@x>", "Re: Camera", "Dark", "In-Reply-To: " + mail.getMessageID()));
        fetch(desk);
        assertThat(status(ticket)).isEqualTo(IncidentStatus.IN_PROGRESS);
        resolve(ticket, "Cable replaced");
        eventually(() -> told(ticket).size() == 2);
        assertThat(told(ticket).getLast().words()).contains("Cable replaced");
    }

    @Test
    @Requirement("R183")
    void whoCalledAndHasAnAddressIsToldInHisLanguageAndMayAnswer() throws Exception {
        var desk = desk("phoned");
        SERVER.setUser(desk.contact(), desk.contact(), "x");
        var contact = MANAGER.get(() -> customers.contacts(desk.customer())).getFirst();
        var login = "phoned." + contact.id();
        As.staff("mail-admin", "ADMINISTRATOR")
                .run(() -> customers.admit(desk.customer(), contact.id(), login, "steady little pony", "zh-CN"));
        var ticket = phoned(desk.project(), contact.name(), "13800000000");
        resolve(ticket, "已更换光源");
        eventually(() -> told(ticket).size() == 1);
        outbox.sendDue();
        eventually(() -> received(desk.contact()).size() == 1);
        var mail = received(desk.contact()).getFirst();
        assertThat(mail.getSubject()).isEqualTo("[" + ticket.code() + "] Phone is mute");
        assertThat(mail.getFrom()[0].toString()).contains(desk.address());
        assertThat(String.valueOf(mail.getContent())).contains("已解决", "已更换光源");

        arrive(
                desk,
                text(desk.contact(), "<phoned1@x>", "Re: thanks", "It rings", "In-Reply-To: " + mail.getMessageID()));
        fetch(desk);
        assertThat(said(ticket)).containsExactly("It rings");
    }

    @Test
    void whoIsNotKnownOrHasNoAddressIsLeftAlone() throws Exception {
        var desk = desk("silent");
        var stranger = phoned(desk.project(), "Nobody", "0999-1234567");
        resolve(stranger, "Done");
        var known = phoned(desk.project(), "Wang", "13800000000");
        resolve(known, "Done");
        Thread.sleep(500);
        assertThat(told(stranger)).isEmpty();
    }

    @Test
    @Requirement("R183")
    void aMailboxAsksForItsItemAndInWordsWhereTheFormNeedsMore() throws Exception {
        var simple = released("MT-SIMPLE");
        var asking = asking("item", simple);
        arrive(asking, text(asking.contact(), "<item1@x>", "A second screen", "Please"));
        fetch(asking);
        var made = request(only(asking).ticket());
        assertThat(made.item()).isEqualTo(simple);
        assertThat(made.title()).isEqualTo("A second screen");
        assertThat(made.dueAt()).as("the item promises it").isNotNull();

        var formal = asking("form", "ITEM-CONSULT");
        arrive(formal, text(formal.contact(), "<item2@x>", "A training", "For five of us"));
        fetch(formal);
        var words = request(only(formal).ticket());
        assertThat(words.item()).as("its form cannot be filled by a mail").isNull();
        assertThat(words.description()).isEqualTo("For five of us");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aFileOnADraftNobodyElseSeesTroublesNobody(CapturedOutput output) throws Exception {
        var desk = desk("draft");
        var draft = AGENT.get(() -> requests.draft(SubmitRequest.of(
                "ITEM-ACCOUNT",
                desk.project(),
                Map.of(),
                List.of(new Upload("authorisation", "letter.txt", "Signed".getBytes(StandardCharsets.UTF_8))))));
        Thread.sleep(500);
        assertThat(outgoing(new Subject(RequestKey.KIND, draft.number()))).isEmpty();
        assertThat(output.getAll()).doesNotContain("NOT_FOUND");
    }

    private Firm asking(String word, String item) {
        var desk = desk(word, MailboxKind.REQUEST, null, null);
        MANAGER.run(() -> {
            var box = mailboxes.find(desk.box());
            mailboxes.change(
                    desk.box(),
                    box.version(),
                    new PutMailbox(
                            box.name(),
                            "127.0.0.1",
                            SERVER.getImap().getPort(),
                            MailSecurity.NONE,
                            desk.address(),
                            null,
                            null,
                            null,
                            MailboxKind.REQUEST,
                            item,
                            desk.project(),
                            null,
                            null,
                            null,
                            desk.address(),
                            "Service desk",
                            "en",
                            true,
                            7,
                            true));
        });
        return desk;
    }

    /** An item without a form. */
    private String released(String code) {
        var author = As.staff("mt-author", "OM_SUPERVISOR");
        var chief = As.staff("mt-chief", "OM_MANAGER");
        As.staff("mail-admin", "ADMINISTRATOR").run(() -> {
            if (!people.exists("mt-chief")) {
                people.admit(AdmitPerson.staff("mt-chief", "mt-chief", List.of("OM_MANAGER"), List.of()));
            }
        });
        author.run(() -> items.draft(new ItemFacts(
                code,
                code,
                code,
                null,
                null,
                null,
                null,
                "0402",
                true,
                "PT4H",
                "7X24",
                List.of(),
                List.of(),
                List.of(new ItemTask("Do it", null, "DESK_AGENT", null)))));
        author.run(() -> items.review(code, null, new ItemReview(null, "mt-chief")));
        chief.run(() -> approvals.agree(new Subject(Items.KIND, code), ""));
        return code;
    }

    private Subject phoned(String project, String name, String phone) {
        var made = AGENT.get(() -> incidents.report(new ReportIncident(
                "Phone is mute",
                null,
                project,
                null,
                null,
                name,
                phone,
                3,
                3,
                null,
                Channel.PHONE,
                null,
                null,
                null,
                null,
                null,
                List.of())));
        return new Subject("incident", made.number());
    }

    private void resolve(Subject ticket, String solution) {
        MANAGER.run(() -> {
            if (status(ticket) == IncidentStatus.NEW) {
                incidents.classify(key(ticket), new ClassifyIncident(3, 3, null, null, null));
            }
            incidents.resolve(key(ticket), new ResolveIncident(solution, "SOLVED", "SOFTWARE_DEFECT", Duration.ZERO));
        });
    }

    private void close(Subject ticket) {
        MANAGER.run(() -> {
            incidents.confirm(key(ticket), 1, Confirmation.SOLVED);
            if (status(ticket) != IncidentStatus.CLOSED) {
                incidents.close(key(ticket), null);
            }
        });
    }

    private static IncidentKey key(Subject ticket) {
        return IncidentKey.of(ticket.code());
    }

    private IncidentStatus status(Subject ticket) {
        return AGENT.get(() -> queue.find(key(ticket)).status());
    }

    private RequestView request(Subject ticket) {
        assertThat(ticket).isNotNull();
        return AGENT.get(() -> requestQueue.find(RequestKey.of(ticket.code())));
    }

    private List<OutgoingView> told(Subject ticket) {
        return outgoing(ticket).stream()
                .filter(one -> one.kind().equals("RESOLUTION"))
                .toList();
    }

    private static List<MimeMessage> received(String address) {
        return Arrays.asList(SERVER.getReceivedMessagesForDomain(address));
    }
}
