package org.hengwei.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand mails, and five hundred of them delivered twice, from a mail server into incidents; not a test of every day.
 * Started by bin/bench, or with {@code mvn test -Dtest=MailBench}; {@code -Dmails=} changes the number.
 */
class MailBench extends MailHouse {

    private static final int MAILS = Integer.getInteger("mails", 10_000);
    private static final int SENDERS = 50;

    @Test
    void tenThousandMailsPassWithoutALossOrADuplicate() throws Exception {
        var desk = desk("bench", MailboxKind.INCIDENT, 2, null);
        for (var n = 0; n < SENDERS; n++) {
            contact(desk.customer(), "Sender " + n, sender(desk, n));
        }
        var all = new ArrayList<Integer>();
        for (var n = 0; n < MAILS + MAILS / 20; n++) {
            all.add(n % MAILS);
        }
        Collections.shuffle(all, new Random(42));
        for (var n : all) {
            arrive(desk, mail(desk, n).getBytes(StandardCharsets.UTF_8), Instant.now());
        }
        var begun = System.nanoTime();
        fetch(desk);
        var seconds = (System.nanoTime() - begun) / 1e9;
        report(desk, all.size(), seconds);
    }

    private void report(Firm desk, int delivered, double seconds) throws Exception {
        var incidents = count("SELECT count(*) FROM incidents.incident WHERE project = ?", desk.project());
        var titles = count("SELECT count(DISTINCT title) FROM incidents.incident WHERE project = ?", desk.project());
        var kept = count("SELECT count(DISTINCT ticket) FROM mail.incoming WHERE mailbox = ?", desk.box());
        var heard = count("SELECT sum(deliveries) FROM mail.incoming WHERE mailbox = ?", desk.box());
        var acknowledged = count("SELECT count(DISTINCT ticket) FROM mail.outgoing WHERE mailbox = ?", desk.box());
        var line = String.format(
                Locale.ROOT,
                "%,d mails delivered, %,d incidents, %,d acknowledgements queued, %.0f s, **%.0f mails a second**.",
                heard,
                incidents,
                acknowledged,
                seconds,
                delivered / seconds);
        System.out.println(line);
        Files.writeString(Path.of("target", "mail-bench.txt"), line + "\n");
        assertThat(incidents).isEqualTo(MAILS);
        assertThat(titles).isEqualTo(MAILS);
        assertThat(kept).isEqualTo(MAILS);
        assertThat(acknowledged).isEqualTo(MAILS);
        assertThat(heard).isEqualTo(delivered);
    }

    private long count(String sql, Object of) {
        return db.fetchSingle(sql, of).get(0, Long.class);
    }

    private static String sender(Firm desk, int n) {
        return "sender" + n + "@" + desk.project().toLowerCase(Locale.ROOT) + ".example.cn";
    }

    private static String mail(Firm desk, int n) {
        return text(
                sender(desk, n % SENDERS),
                "<bench-" + n + "@x.example>",
                "Camera " + n + " is dark",
                "监控点 " + n + " 画面中断，请尽快处理。\r\n".repeat(10));
    }
}
