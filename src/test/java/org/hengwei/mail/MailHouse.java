package org.hengwei.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.hengwei.As;
import org.hengwei.RoomTest;
import org.hengwei.customers.ContactFacts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.MemberFacts;
import org.hengwei.customers.ProjectFacts;
import org.hengwei.customers.ServiceMode;
import org.hengwei.customers.Tier;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentView;
import org.hengwei.incidents.Incidents;
import org.hengwei.journal.Journal;
import org.hengwei.journal.JournalEntry;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Subject;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A real IMAP and SMTP server beside the house, and customers who write. */
@RoomTest(
        properties = {
            "hengwei.mail-key=a key for tests only",
            "hengwei.mail-poll-every=PT24H",
            "hengwei.mail-largest-mb=2",
            "hengwei.mail-sender-per-hour=1000"
        })
abstract class MailHouse {

    static final As MANAGER = As.staff("mail-om", "OM_MANAGER").speaking("en");
    static final As AGENT = As.staff("mail-agent", "DESK_AGENT").speaking("en");
    private static final As ADMIN = As.staff("mail-admin", "ADMINISTRATOR").speaking("en");

    static final GreenMail SERVER = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
    });
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    MockMvc mvc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Mails mails;

    @Autowired
    Collector collector;

    @Autowired
    Outbox outbox;

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentQueue queue;

    @Autowired
    Journal journal;

    @Autowired
    CustomerBook customers;

    @Autowired
    CustomerProjects projects;

    @Autowired
    People people;

    @Autowired
    DSLContext db;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    /** A customer with one project, one contact who writes, and a mailbox for it. */
    record Firm(String customer, String project, String contact, GreenMailUser user, long box) {

        String address() {
            return user.getEmail();
        }
    }

    Firm desk(String word) {
        return desk(word, MailboxKind.INCIDENT, null, null);
    }

    Firm desk(String word, MailboxKind kind, Integer level, String processed) {
        var mark = word + NEXT.incrementAndGet();
        var customer = customer(mark);
        var project = project(mark, customer);
        var contact = "wang@" + mark + ".example.cn";
        contact(customer, "Wang of " + mark, contact);
        var address = "support-" + mark + "@ops.example.org";
        var user = SERVER.setUser(address, address, "secret-" + mark);
        var box = MANAGER.get(() -> mailboxes.add(new PutMailbox(
                "Box " + mark,
                "127.0.0.1",
                SERVER.getImap().getPort(),
                MailSecurity.NONE,
                address,
                "secret-" + mark,
                null,
                processed,
                kind,
                null,
                project,
                null,
                level,
                level,
                address,
                "Service desk",
                "en",
                true,
                7,
                true)));
        return new Firm(customer, project, contact, user, box.id());
    }

    String customer(String mark) {
        return ADMIN.get(() -> customers.add(
                        new CustomerFacts(null, "Firm " + mark, null, null, null, null, null, null, null)))
                .code();
    }

    void contact(String customer, String name, String address) {
        ADMIN.run(() -> customers.addContact(
                customer, new ContactFacts(name, null, "13800000000", address, null, false, true, null)));
    }

    String project(String mark, String customer) {
        var code = mark.toUpperCase();
        ADMIN.run(() -> projects.start(new ProjectFacts(
                code,
                "Works " + mark,
                customer,
                null,
                "OTHER",
                ServiceMode.RESIDENT,
                null,
                null,
                null,
                null,
                null,
                null,
                null)));
        return code;
    }

    /** One of our own on a project. */
    String member(String login, String project) {
        var address = login + "@ops.example.org";
        ADMIN.run(() -> {
            people.admit(new AdmitPerson(
                    login,
                    login,
                    address,
                    null,
                    "en",
                    List.of("FIRST_LINE"),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    false));
            projects.join(project, new MemberFacts(login, Tier.L1, null));
        });
        return address;
    }

    static String headers(String from, String id, String subject, String... more) {
        return "From: " + from + "\r\nTo: support@ops.example.org\r\nSubject: " + subject
                + "\r\nDate: Sat, 21 Nov 2026 09:00:00 +0800\r\nMessage-ID: " + id + "\r\nMIME-Version: 1.0\r\n"
                + String.join("\r\n", more) + (more.length == 0 ? "" : "\r\n");
    }

    static String text(String from, String id, String subject, String body, String... more) {
        var all = Arrays.copyOf(more, more.length + 1);
        all[more.length] = "Content-Type: text/plain; charset=utf-8";
        return headers(from, id, subject, all) + "\r\n" + body + "\r\n";
    }

    void arrive(Firm desk, String mail) throws Exception {
        arrive(desk, mail.getBytes(StandardCharsets.UTF_8), Instant.now());
    }

    /** As the server receives it at that time. */
    void arrive(Firm desk, byte[] mail, Instant at) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        inbox(desk).appendMessage(message, new Flags(), Date.from(at));
    }

    MailFolder inbox(Firm desk) throws Exception {
        return SERVER.getManagers().getImapHostManager().getInbox(desk.user());
    }

    void fetch(Firm desk) {
        collector.collect(desk.box(), done -> {});
        assertThat(MANAGER.get(() -> mailboxes.find(desk.box()).problem())).isNull();
    }

    List<MailView> mails(Firm desk) {
        return AGENT.get(
                () -> mails.list(null, desk.box(), null, null, 200).items().reversed());
    }

    MailView only(Firm desk) {
        assertThat(mails(desk)).hasSize(1);
        return mails(desk).getFirst();
    }

    IncidentView incident(MailView mail) {
        assertThat(mail.ticket()).as("%s %s", mail.reason(), mail.reasonArgs()).isNotNull();
        return AGENT.get(() -> queue.find(IncidentKey.of(mail.ticket().code())));
    }

    List<String> said(Subject ticket) {
        return AGENT.get(
                () -> journal.comments(ticket).stream().map(one -> one.text()).toList());
    }

    List<String> files(Subject ticket) {
        return AGENT.get(() ->
                journal.attachments(ticket).stream().map(one -> one.name()).toList());
    }

    List<JournalEntry> entries(Subject ticket, String word) {
        return AGENT.get(() -> journal.entries(ticket, null, 200).items().stream()
                .filter(one -> one.word().equals(word))
                .toList());
    }

    List<OutgoingView> outgoing(Subject ticket) {
        return AGENT.get(
                () -> mails.outgoing(null, ticket.toString(), null, 200).items().reversed());
    }

    static void eventually(BooleanSupplier holds) throws InterruptedException {
        var until = Instant.now().plus(Duration.ofSeconds(20));
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("within twenty seconds").isBefore(until);
            Thread.sleep(50);
        }
    }
}
