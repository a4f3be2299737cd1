package org.hengwei.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hengwei.mail.db.Tables.INCOMING;
import static org.hengwei.mail.db.Tables.MAILBOX;

import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import org.hengwei.Requirement;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.SomeAgreements;
import org.hengwei.desk.ContactFilter;
import org.hengwei.desk.ContactOutcome;
import org.hengwei.desk.Desk;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.ClockState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the mailbox to the incident, each mail once. */
class MailIntakeTests extends MailHouse {

    @Autowired
    Agreements agreements;

    @Autowired
    Desk contacts;

    @Test
    @Requirement({"R183", "R186", "R188", "R193"})
    void aCustomersMailBecomesAnIncidentWhoseClockStartsWhenTheServerReceivedIt() throws Exception {
        var desk = desk("clock", MailboxKind.INCIDENT, 1, null);
        SomeAgreements.inForce(agreements, SomeAgreements.forProject(desk.project()));
        var at = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        arrive(
                desk,
                text(desk.contact(), "<clock@x>", "Platform down", "Nobody can sign in")
                        .getBytes(),
                at);
        fetch(desk);
        var mail = only(desk);
        assertThat(mail.state()).isEqualTo(MailState.TAKEN);
        var incident = incident(mail);
        assertThat(incident.title()).isEqualTo("Platform down");
        assertThat(incident.description()).isEqualTo("Nobody can sign in");
        assertThat(incident.channel()).isEqualTo(Channel.EMAIL);
        assertThat(incident.project()).isEqualTo(desk.project());
        assertThat(incident.requesterName()).startsWith("Wang of");
        assertThat(incident.requesterPhone()).isEqualTo("13800000000");
        assertThat(incident.openedAt()).isEqualTo(at);
        assertThat(incident.priority()).isEqualTo("P1");
        assertThat(incident.response().dueAt()).isEqualTo(at.plus(Duration.ofMinutes(15)));
        assertThat(incident.response().state()).isEqualTo(ClockState.OVERDUE);
        assertThat(incident.resolution().dueAt()).isEqualTo(at.plus(Duration.ofHours(4)));
        assertThat(incident.resolution().state()).isEqualTo(ClockState.RUNNING);
        var filter = ContactFilter.ofTicket(mail.ticket().code());
        var log = AGENT.get(() -> contacts.list(filter, null, 200, false).items());
        assertThat(log).hasSize(1);
        assertThat(log.getFirst().outcome()).isEqualTo(ContactOutcome.INCIDENT);
        assertThat(log.getFirst().receivedAt()).isEqualTo(at);
        assertThat(inbox(desk).getMessages().getFirst().getFlags().contains(Flags.Flag.SEEN))
                .isTrue();
    }

    @Test
    @Requirement("H1")
    void withoutImpactAndUrgencyItWaitsInTriageOnTheDefaultClock() throws Exception {
        var desk = desk("triage");
        SomeAgreements.inForce(agreements, SomeAgreements.forProject(desk.project()));
        arrive(desk, text(desk.contact(), "<triage@x>", "Something", "is odd"));
        fetch(desk);
        var incident = incident(only(desk));
        assertThat(incident.priority()).isNull();
        assertThat(incident.resolution().dueAt()).isEqualTo(incident.openedAt().plus(Duration.ofHours(72)));
    }

    @Test
    void aMailInGbkWithFilesKeepsBothAndSaysWhatItRefused() throws Exception {
        var desk = desk("gbk");
        var picture =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        var raw = (headers(
                                desk.contact(),
                                "<gbk@x>",
                                "=?gb2312?B?" + base64("平台告警".getBytes("GBK")) + "?=",
                                "Content-Type: multipart/mixed; boundary=B")
                        + "\r\n--B\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + base64("<p>三楼<b>断网</b></p>".getBytes("GBK"))
                        + "\r\n--B\r\nContent-Type: image/png\r\nContent-Disposition: inline; filename*=utf-8''%E6%88%AA%E5%9B%BE.png\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + picture
                        + "\r\n--B\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=run.exe\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + base64(program())
                        + "\r\n--B\r\nContent-Type: application/ms-tnef\r\nContent-Disposition: attachment; filename=winmail.dat\r\n\r\nx"
                        + "\r\n--B--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        arrive(desk, raw, Instant.now());
        fetch(desk);
        var mail = only(desk);
        var incident = incident(mail);
        assertThat(incident.title()).isEqualTo("平台告警");
        assertThat(incident.description()).isEqualTo("三楼断网");
        assertThat(files(mail.ticket())).containsExactly("截图.png");
        var refused = entries(mail.ticket(), "mail.FileRefused");
        assertThat(refused).extracting(one -> one.details().get("file")).containsExactly("run.exe", "winmail.dat");
        assertThat(refused).extracting(one -> one.details().get("why")).containsExactly("RUNNABLE", "OUTLOOK_ONLY");
        assertThat(AGENT.get(() -> mails.raw(mail.id())).length).isGreaterThan(1_000);
    }

    private static byte[] program() {
        var bytes = new byte[256];
        bytes[0] = 'M';
        bytes[1] = 'Z';
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void aMailDeliveredAgainIsOneIncident() throws Exception {
        var desk = desk("again");
        var mail = text(desk.contact(), "<again@x>", "Once", "words");
        arrive(desk, mail);
        arrive(desk, "Received: by another way\r\n" + mail);
        fetch(desk);
        arrive(desk, mail);
        fetch(desk);
        fetch(desk);
        assertThat(only(desk).deliveries()).isEqualTo(3);
        arrive(desk, text(desk.contact(), "<again@x>", "Once", "quite other words"));
        fetch(desk);
        assertThat(mails(desk)).hasSize(2);
        assertThat(mails(desk).getLast().state()).isEqualTo(MailState.TRIAGE);
        assertThat(mails(desk).getLast().reason()).isEqualTo("mail.reason.same-id");
    }

    @Test
    void aCrashBetweenCommitAndMarkMakesNoSecondIncidentAndIsTidied() throws Exception {
        var desk = desk("crash");
        arrive(desk, text(desk.contact(), "<crash@x>", "Crash", "words"));
        fetch(desk);
        inbox(desk).getMessages().getFirst().setFlags(new Flags(Flags.Flag.SEEN), false);
        assertThat(inbox(desk).getMessages().getFirst().getFlags().contains(Flags.Flag.SEEN))
                .isFalse();
        fetch(desk);
        assertThat(only(desk).deliveries()).isEqualTo(1);
        assertThat(inbox(desk).getMessages().getFirst().getFlags().contains(Flags.Flag.SEEN))
                .isTrue();
    }

    @Test
    void aFolderNumberedAnewIsReadAgainWithoutASecondIncident() throws Exception {
        var desk = desk("validity");
        for (var n = 0; n < 3; n++) {
            arrive(desk, text(desk.contact(), "<validity" + n + "@x>", "Mail " + n, "words"));
        }
        fetch(desk);
        db.update(MAILBOX)
                .set(MAILBOX.UID_VALIDITY, 1L)
                .set(MAILBOX.NEXT_UID, 900L)
                .where(MAILBOX.ID.eq(desk.box()))
                .execute();
        arrive(desk, text(desk.contact(), "<validity3@x>", "Mail 3", "words"));
        fetch(desk);
        assertThat(mails(desk)).extracting(MailView::deliveries).containsExactly(2, 2, 2, 1);
        assertThat(mails(desk)).extracting(MailView::ticket).doesNotHaveDuplicates();
    }

    @Test
    void takenMailsAreMovedWhereAFolderIsNamed() throws Exception {
        var desk = desk("moved", MailboxKind.INCIDENT, null, "Done");
        arrive(desk, text(desk.contact(), "<moved@x>", "Move me", "words"));
        fetch(desk);
        assertThat(inbox(desk).getMessageCount()).isZero();
        var done = SERVER.getManagers().getImapHostManager().getFolder(desk.user(), "Done");
        assertThat(done.getMessageCount()).isEqualTo(1);
        assertThat(only(desk).state()).isEqualTo(MailState.TAKEN);
    }

    @Test
    void whatSomebodyElseReadMeanwhileIsTakenAndOldReadMailIsNot() throws Exception {
        var desk = desk("seen");
        arrive(
                desk,
                text(desk.contact(), "<seen1@x>", "Old", "w").getBytes(),
                Instant.now().minusSeconds(86_400));
        arrive(
                desk,
                text(desk.contact(), "<seen2@x>", "New", "w").getBytes(),
                Instant.now().plusSeconds(1));
        inbox(desk).getMessages().forEach(one -> one.setFlags(new Flags(Flags.Flag.SEEN), true));
        fetch(desk);
        assertThat(only(desk).title()).isEqualTo("New");
    }

    @Test
    void aPoisonedMailIsKeptWithItsReasonAndDoesNotStopTheNext() throws Exception {
        var desk = desk("poison");
        arrive(desk, nested(desk.contact()));
        arrive(desk, text(desk.contact(), "<after@x>", "After", "words"));
        fetch(desk);
        service(desk, "GONE");
        arrive(desk, text(desk.contact(), "<explosive@x>", "Explosive", "words"));
        fetch(desk);
        service(desk, null);
        arrive(desk, text(desk.contact(), "<last@x>", "Last", "words"));
        fetch(desk);
        assertThat(mails(desk)).extracting(MailView::title).containsExactly("Poison", "After", "Explosive", "Last");
        assertThat(mails(desk))
                .extracting(MailView::state)
                .containsExactly(MailState.FAILED, MailState.TAKEN, MailState.FAILED, MailState.TAKEN);
        var explosive = mails(desk).get(2);
        assertThat(explosive.reason()).isNotNull();
        assertThat(explosive.reasonArgs()).contains("GONE");
        var retried = AGENT.get(() -> mails.retry(explosive.id(), explosive.version()));
        assertThat(retried.state()).isEqualTo(MailState.TAKEN);
        assertThat(incident(retried).title()).isEqualTo("Explosive");
        var poison = mails(desk).getFirst();
        assertThat(poison.reason()).isEqualTo("mail.reason.unreadable");
        var rescued = AGENT.get(() -> mails.retry(poison.id(), null));
        assertThat(incident(rescued).description()).contains("words");
        assertThat(files(rescued.ticket())).containsExactly("mail.eml");
    }

    /** As if the catalogue had lost the mailbox's service meanwhile. */
    private void service(Firm desk, String code) {
        db.update(MAILBOX)
                .set(MAILBOX.SERVICE, code)
                .where(MAILBOX.ID.eq(desk.box()))
                .execute();
    }

    /** Deeper than any program nests its parts. */
    private static String nested(String from) {
        var mail =
                new StringBuilder(headers(from, "<poison@x>", "Poison", "Content-Type: multipart/mixed; boundary=b0"));
        for (var n = 1; n <= 25; n++) {
            mail.append("\r\n--b" + (n - 1) + "\r\nContent-Type: multipart/mixed; boundary=b" + n + "\r\n");
        }
        return mail + "\r\n--b25\r\n\r\nwords\r\n--b25--\r\n";
    }

    @Test
    void aMailTooLargeStaysOnTheServerAndIsTakenOnceItMay() throws Exception {
        var desk = desk("large");
        arrive(desk, text(desk.contact(), "<large@x>", "Large", "0123456789\r\n".repeat(200_000)));
        arrive(desk, text(desk.contact(), "<small@x>", "Small", "words"));
        fetch(desk);
        fetch(desk);
        assertThat(mails(desk)).extracting(MailView::state).containsExactly(MailState.FAILED, MailState.TAKEN);
        assertThat(mails(desk).getFirst().whole()).isFalse();
        assertThat(mails(desk).getFirst().reason()).isEqualTo("mail.reason.too-large");
        assertThat(inbox(desk).getMessages().getFirst().getFlags().contains(Flags.Flag.SEEN))
                .isFalse();
    }

    @Test
    void hundredsInHundredsOut() throws Exception {
        var desk = desk("many");
        var all = new ArrayList<String>();
        for (var n = 0; n < 300; n++) {
            all.add(text(desk.contact(), "<many" + n + "@x>", "Many " + n, "words " + n));
        }
        all.addAll(all.subList(0, 100));
        Collections.shuffle(all, new Random(7));
        for (var one : all.subList(0, 250)) {
            arrive(desk, one);
        }
        fetch(desk);
        for (var one : all.subList(250, 400)) {
            arrive(desk, one);
        }
        fetch(desk);
        var rows =
                db.selectFrom(INCOMING).where(INCOMING.MAILBOX.eq(desk.box())).fetch();
        assertThat(rows).hasSize(300);
        assertThat(rows).allMatch(row -> row.getState().equals("TAKEN"));
        assertThat(new HashSet<>(rows.getValues(INCOMING.TICKET))).hasSize(300);
        assertThat(rows.getValues(INCOMING.DELIVERIES).stream()
                        .mapToInt(one -> one)
                        .sum())
                .isEqualTo(400);
        assertThat(db.fetchValue("SELECT count(*)::int FROM incidents.incident WHERE project = ?", desk.project()))
                .isEqualTo(300);
    }
}
