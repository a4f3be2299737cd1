package org.hengwei.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hengwei.mail.db.Tables.CONVERSATION;
import static org.hengwei.mail.db.Tables.OUTGOING;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.customers.Customers;
import org.hengwei.incidents.AssignIncident;
import org.hengwei.incidents.ClassifyIncident;
import org.hengwei.incidents.Confirmation;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.notices.Notices;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestQueue;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers that find their ticket, mails that must not be answered, and mails that wait for a person. */
class MailThreadTests extends MailHouse {

    @Autowired
    MovableClock clock;

    @Autowired
    RequestQueue requests;

    @Autowired
    Notices notices;

    @Autowired
    Customers directory;

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    private Subject ticket(Firm desk, String id, String title) throws Exception {
        arrive(desk, text(desk.contact(), "<" + id + "@x>", title, "It is broken"));
        fetch(desk);
        var ticket = mails(desk).getLast().ticket();
        assertThat(ticket).isNotNull();
        return ticket;
    }

    private MailView answer(Firm desk, String from, String id, String subject, String body, String... more)
            throws Exception {
        arrive(desk, text(from, "<" + id + "@x>", subject, body, more));
        fetch(desk);
        return mails(desk).getLast();
    }

    private IncidentKey key(Subject ticket) {
        return IncidentKey.of(ticket.code());
    }

    private IncidentStatus status(Subject ticket) {
        return AGENT.get(() -> queue.find(key(ticket)).status());
    }

    @Test
    @Requirement("R183")
    void aConversationGoesOutAndComesBackIntoTheTimeline() throws Exception {
        var desk = desk("talk");
        SERVER.setUser(desk.contact(), desk.contact(), "x");
        var ticket = ticket(desk, "talk1", "Camera 7 is dark");
        outbox.sendDue();
        outbox.sendDue();
        var first = received(desk.contact(), 1).getFirst();
        assertThat(first.getSubject()).isEqualTo("[" + ticket.code() + "] Re: Camera 7 is dark");
        assertThat(first.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(first.getHeader("In-Reply-To", null)).isEqualTo("<talk1@x>");
        assertThat(first.getFrom()[0].toString()).contains("Service desk", desk.address());
        assertThat(String.valueOf(first.getContent())).contains(ticket.code());

        AGENT.run(() -> journal.comment(ticket, "Only for us", Audience.INTERNAL));
        var engineer = member("talker", desk.project());
        var talker = As.staff("talker", "FIRST_LINE").onProjects(desk.project());
        talker.run(() -> journal.comment(ticket, "Is its lamp red?", Audience.CUSTOMER));
        talker.run(() -> journal.attach(ticket, "manual.txt", "Press here".getBytes(), Audience.CUSTOMER));
        eventually(() -> outgoing(ticket).size() == 3);
        outbox.sendDue();
        var mails = received(desk.contact(), 3);
        var question = mails.get(1);
        assertThat(String.valueOf(question.getContent())).contains("Is its lamp red?", "talker");
        assertThat(question.getHeader("Auto-Submitted", null)).isNull();
        assertThat(question.getHeader("References", null)).contains("<talk1@x>", first.getMessageID());
        assertThat(outgoing(ticket)).extracting(OutgoingView::state).containsOnly("SENT");
        assertThat(entries(ticket, "mail.Sent")).hasSize(3);

        var back = answer(
                desk,
                desk.contact(),
                "talk2",
                "Re: a subject without number",
                "It is green.\r\n\r\nOn Sat, Nov 21, 2026, Service desk wrote:\r\n> Is its lamp red?",
                "In-Reply-To: " + question.getMessageID());
        assertThat(back.ticket()).isEqualTo(ticket);
        assertThat(back.words()).contains("> Is its lamp red?");
        assertThat(said(ticket)).containsExactly("Only for us", "Is its lamp red?", "It is green.");
        assertThat(mails(desk)).hasSize(2);
        var ofStaff = answer(desk, engineer, "talk3", "Re: [" + ticket.code() + "]", "Spare part ordered");
        assertThat(ofStaff.ticket()).isEqualTo(ticket);
        var comments = AGENT.get(() -> journal.comments(ticket));
        assertThat(comments.getLast().audience()).isEqualTo(Audience.INTERNAL);
        assertThat(comments.getLast().author()).isEqualTo("talker");
        Thread.sleep(500);
        assertThat(outgoing(ticket)).hasSize(3);
    }

    private List<MimeMessage> received(String address, int count) throws Exception {
        eventually(() -> SERVER.getReceivedMessagesForDomain(address).length >= count);
        return Arrays.asList(SERVER.getReceivedMessagesForDomain(address));
    }

    @Test
    void aThreadIsFoundByNumberThenByReferencesThenByText() throws Exception {
        var desk = desk("thread");
        var one = ticket(desk, "thread1", "One");
        var two = ticket(desk, "thread2", "Two");
        var references = "References: <nobody@x> <thread2@x>";
        assertThat(answer(desk, desk.contact(), "t3", "Re: [" + one.code() + "] One", "a", references)
                        .ticket())
                .isEqualTo(one);
        assertThat(answer(desk, desk.contact(), "t4", "Re: Two", "see " + one.code(), references)
                        .ticket())
                .isEqualTo(two);
        assertThat(answer(
                                desk,
                                desk.contact(),
                                "t5",
                                "Again",
                                "about " + one.code().toLowerCase() + " once more")
                        .ticket())
                .isEqualTo(one);
        var unclear = answer(desk, desk.contact(), "t6", "Again", one.code() + " and " + two.code());
        assertThat(unclear.ticket()).isNotIn(one, two);
        assertThat(unclear.state()).isEqualTo(MailState.TAKEN);
        assertThat(answer(desk, desk.contact(), "t7", "Re: [INC-999999999]", "old system")
                        .state())
                .isEqualTo(MailState.TAKEN);
    }

    @Test
    @Requirement("H16")
    void aStrangerAndAnotherCustomersContactDoNotGetIntoATicket() throws Exception {
        var desk = desk("own");
        var other = desk("foreign");
        var ticket = ticket(desk, "own1", "Ours");
        var foreign = answer(desk, other.contact(), "own2", "Re: [" + ticket.code() + "]", "let me in");
        assertThat(foreign.state()).isEqualTo(MailState.TRIAGE);
        assertThat(foreign.reason()).isEqualTo("mail.reason.not-his-ticket");
        assertThat(foreign.candidate()).isEqualTo(ticket);
        var intoOther = answer(other, other.contact(), "own3", "Re: Ours", "and so", "In-Reply-To: <own1@x>");
        assertThat(intoOther.state()).isEqualTo(MailState.TRIAGE);
        var byText = answer(other, other.contact(), "own4", "New", "like " + ticket.code());
        assertThat(byText.ticket()).isNotEqualTo(ticket);
        var stranger = answer(desk, "eve@nowhere.example", "own5", "Re: [" + ticket.code() + "]", "hi");
        assertThat(stranger.state()).isEqualTo(MailState.TRIAGE);
        assertThat(said(ticket)).isEmpty();
        assertThat(outgoing(ticket)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "X-Autoreply: yes",
                "Return-Path: <>",
                "X-Hengwei-Ticket: INC-000001",
                "Precedence: bulk",
                "List-Id: <all.x>"
            })
    void aMailOfAProgramInAThreadIsNotedAndNothingGoesBack(String header) throws Exception {
        var desk = desk("loop");
        var ticket = ticket(desk, "loop1" + header.hashCode(), "Loop");
        var sent = outgoing(ticket).size();
        var mail = answer(
                desk, desk.contact(), "loop2" + header.hashCode(), "Re: [" + ticket.code() + "]", "I am away", header);
        assertThat(mail.state()).isEqualTo(MailState.IGNORED);
        assertThat(mail.ticket()).isEqualTo(ticket);
        assertThat(said(ticket)).isEmpty();
        assertThat(entries(ticket, "mail.AutomaticNoted")).hasSize(1);
        assertThat(outgoing(ticket)).hasSize(sent);
        assertThat(answer(desk, desk.address(), "loop3" + header.hashCode(), "To myself", "x")
                        .reason())
                .isEqualTo("mail.reason.OWN_ADDRESS");
        assertThat(answer(desk, desk.contact(), "loop4" + header.hashCode(), "Newsletter", "x", "Precedence: bulk")
                        .state())
                .isEqualTo(MailState.TRIAGE);
    }

    @Test
    void whoWantsNoAutomaticAnswerGetsATicketAndNoAcknowledgement() throws Exception {
        var desk = desk("quiet");
        var mail = answer(desk, desk.contact(), "q1", "Quiet", "x", "X-Auto-Response-Suppress: All");
        assertThat(mail.state()).isEqualTo(MailState.TAKEN);
        assertThat(outgoing(mail.ticket())).isEmpty();
    }

    @Test
    void aBounceIsNotedOnTheTicketAndOnTheMailThatBounced() throws Exception {
        var desk = desk("bounce");
        var ticket = ticket(desk, "bounce1", "Bounce");
        var id = outgoing(ticket).getFirst().messageId();
        var report = headers(
                        "MAILER-DAEMON@mx.example",
                        "<b2@mx>",
                        "Undelivered",
                        "Content-Type: multipart/report; boundary=R")
                + "\r\n--R\r\nContent-Type: text/plain\r\n\r\nno such user\r\n--R\r\nContent-Type: message/delivery-status\r\n\r\n"
                + "Action: failed\r\n\r\n--R\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + id
                + "\r\n--R--\r\n";
        arrive(desk, report);
        fetch(desk);
        assertThat(mails(desk).getLast().state()).isEqualTo(MailState.IGNORED);
        assertThat(mails(desk).getLast().ticket()).isEqualTo(ticket);
        assertThat(outgoing(ticket).getFirst().state()).isEqualTo("BOUNCED");
    }

    @Test
    void tooManyMailsOfOneSenderWaitForAPerson() throws Exception {
        var desk = desk("flood");
        db.execute(
                "INSERT INTO mail.incoming (mailbox, message_key, content_hash, uid_validity, uid, state, sender, title, words,"
                        + " automatic, received_at, stored_at, size, whole) SELECT ?, 'k' || n, 'h', 0, 0, 'DISCARDED', ?, 't', 'w',"
                        + " false, now() - interval '1 minute', now(), 1, true FROM generate_series(1, 1000) n",
                desk.box(),
                desk.contact());
        var mail = answer(desk, desk.contact(), "flood1", "One more", "x");
        assertThat(mail.state()).isEqualTo(MailState.TRIAGE);
        assertThat(mail.reason()).isEqualTo("mail.reason.too-many");
    }

    @Test
    void anAnswerToAResolvedTicketTellsWhoeverHasIt() throws Exception {
        var desk = desk("told");
        var ticket = ticket(desk, "told1", "Tell");
        member("told-one", desk.project());
        var engineer = As.staff("told-one", "OM_SUPERVISOR");
        engineer.run(() -> {
            incidents.classify(key(ticket), new ClassifyIncident(3, 3, null, null, null));
            incidents.assign(key(ticket), new AssignIncident(null, null, "told-one"));
            incidents.resolve(key(ticket), new ResolveIncident("Done", "SOLVED", "SOFTWARE_DEFECT", Duration.ZERO));
        });
        answer(desk, desk.contact(), "told2", "Re: [" + ticket.code() + "]", "Still dark");
        assertThat(status(ticket)).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(said(ticket)).containsExactly("Still dark");
        assertThat(engineer.get(() -> notices.inbox(true, null, 50).items()))
                .anyMatch(one -> one.key().equals("mail.notice.reply"));
    }

    @Test
    @Requirement("H4")
    void anAnswerToAClosedTicketReopensItForSomeDaysAndThenFollowsIt() throws Exception {
        var desk = desk("closed");
        var ticket = ticket(desk, "closed1", "Closed");
        close(ticket);
        answer(desk, desk.contact(), "closed2", "Re: [" + ticket.code() + "]", "It is back");
        assertThat(status(ticket)).isEqualTo(IncidentStatus.IN_PROGRESS);
        close(ticket);
        clock.move(Duration.ofDays(8));
        var later = answer(desk, desk.contact(), "closed3", "Re: [" + ticket.code() + "]", "Once more");
        assertThat(status(ticket)).isEqualTo(IncidentStatus.CLOSED);
        assertThat(later.ticket()).isNotEqualTo(ticket);
        var links = AGENT.get(() -> journal.links(later.ticket()));
        assertThat(links).extracting(one -> one.other()).containsExactly(ticket);
        assertThat(links).extracting(one -> one.relation()).containsExactly("FOLLOWS");
    }

    private void close(Subject ticket) {
        MANAGER.run(() -> {
            if (status(ticket) == IncidentStatus.NEW) {
                incidents.classify(key(ticket), new ClassifyIncident(3, 3, null, null, null));
            }
            incidents.resolve(key(ticket), new ResolveIncident("Done", "SOLVED", "SOFTWARE_DEFECT", Duration.ZERO));
            var resolutions = queue.find(key(ticket)).resolutions();
            incidents.confirm(key(ticket), resolutions.getLast().number(), Confirmation.SOLVED);
            if (status(ticket) != IncidentStatus.CLOSED) {
                incidents.close(key(ticket), null);
            }
        });
    }

    @Test
    void anUnknownSenderIsAcceptedAsAContactAndKnownFromThenOn() throws Exception {
        var desk = desk("stranger");
        var address = "zhao@" + desk.project().toLowerCase() + ".example";
        var mail = answer(desk, address, "s1", "Who am I", "Help");
        assertThat(mail.state()).isEqualTo(MailState.TRIAGE);
        assertThat(mail.reason()).isEqualTo("mail.reason.unknown-sender");
        assertThatThrownBy(() -> AGENT.run(() -> mails.accept(mail.id(), null, new AcceptMail(null, null))))
                .isInstanceOf(Refused.class);
        var taken = AGENT.get(() -> mails.accept(mail.id(), mail.version(), new AcceptMail(desk.project(), "Zhao")));
        var incident = incident(taken);
        assertThat(incident.requesterName()).isEqualTo("Zhao");
        assertThat(incident.openedAt()).isEqualTo(mail.receivedAt());
        assertThat(MANAGER.get(() -> directory.contactsByEmail(address)))
                .extracting(one -> one.customer())
                .containsExactly(desk.customer());
        assertThat(outgoing(taken.ticket())).extracting(OutgoingView::kind).containsExactly("ACKNOWLEDGEMENT");
        assertThatThrownBy(() -> AGENT.run(() -> mails.accept(mail.id(), null, new AcceptMail(desk.project(), null))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("mail.refused.settled");
        assertThat(answer(desk, address, "s2", "Next", "x").state()).isEqualTo(MailState.TAKEN);
    }

    @Test
    void aMailInTriageJoinsATicketOrIsDiscarded() throws Exception {
        var desk = desk("join");
        var ticket = ticket(desk, "join1", "Join");
        var mail = answer(desk, "private@home.example", "join2", "From home", "It is me, the door is open");
        var joined = AGENT.get(() -> mails.join(mail.id(), mail.version(), ticket.code()));
        assertThat(joined.ticket()).isEqualTo(ticket);
        assertThat(said(ticket)).containsExactly("It is me, the door is open");
        assertThat(answer(desk, "private@home.example", "join3", "Re: [" + ticket.code() + "]", "And closed now")
                        .ticket())
                .isEqualTo(ticket);
        var spam = answer(desk, "spam@x.example", "join4", "Buy", "now");
        assertThatThrownBy(() -> AGENT.run(() -> mails.discard(spam.id(), null, " ")))
                .isInstanceOf(Refused.class);
        var gone = AGENT.get(() -> mails.discard(spam.id(), spam.version(), "Advertising"));
        assertThat(gone.state()).isEqualTo(MailState.DISCARDED);
        assertThat(gone.reasonArgs()).containsExactly("Advertising");
        assertThatThrownBy(() -> As.staff("nobody", "FIRST_LINE").run(() -> mails.find(spam.id())))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Requirement("R183")
    void aMailboxMakesRequestsOrContactsOfTheDesk() throws Exception {
        var asking = desk("ask", MailboxKind.REQUEST, null, null);
        var request = answer(asking, asking.contact(), "ask1", "A new account", "for Li");
        assertThat(request.ticket().kind()).isEqualTo("request");
        assertThat(AGENT.get(() -> requests.find(RequestKey.of(request.ticket().code())))
                        .title())
                .isEqualTo("A new account");
        answer(asking, asking.contact(), "ask2", "Re: [" + request.ticket().code() + "]", "and for Xu");
        assertThat(said(request.ticket())).containsExactly("and for Xu");
        var calling = desk("call", MailboxKind.CONTACT, null, null);
        var contact = answer(calling, calling.contact(), "call1", "A question", "How?");
        assertThat(contact.ticket().kind()).isEqualTo("contact");
        assertThat(contact.state()).isEqualTo(MailState.TAKEN);
    }

    @Test
    void aMailThatDoesNotLeaveIsTriedAgainAndThenGivenUpVisibly() throws Exception {
        var desk = desk("stuck");
        var ticket = ticket(desk, "stuck1", "Stuck");
        db.update(OUTGOING)
                .set(OUTGOING.RECIPIENT, "not an address")
                .where(OUTGOING.TICKET.eq(ticket.toString()))
                .execute();
        outbox.sendDue();
        assertThat(outgoing(ticket).getFirst().state()).isEqualTo("WAITING");
        assertThat(outgoing(ticket).getFirst().problem()).isNotNull();
        for (var n = 0; n < 12; n++) {
            clock.move(Duration.ofHours(2));
            outbox.sendDue();
        }
        var mail = outgoing(ticket).getFirst();
        assertThat(mail.state()).isEqualTo("FAILED");
        assertThat(entries(ticket, "mail.NotSent")).hasSize(1);
        AGENT.run(() -> mails.sendAgain(mail.id()));
        assertThat(outgoing(ticket).getFirst().state()).isEqualTo("WAITING");
        assertThat(db.fetchCount(CONVERSATION, CONVERSATION.TICKET.eq(ticket.toString())))
                .isEqualTo(1);
    }
}
