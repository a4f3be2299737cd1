package org.hengwei.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells mails that programs wrote from mails of people, so that no two programs write to each other for ever. */
@Component
class LoopGuard {

    static final String MARK = "X-Hengwei-Ticket";

    private static final List<Pattern> SUBJECTS = Quotes.patterns("mail/automatic-subjects.txt", 0);
    private static final Set<String> BULK = Set.of("bulk", "junk", "list");

    /** What speaks against taking a mail for a person's. */
    enum Sign {
        OWN_ADDRESS,
        OWN_MAIL,
        BOUNCE,
        NO_RETURN_PATH,
        AUTO_REPLY,
        AUTO_GENERATED,
        BULK;

        /** Whether nothing may come of it; the others may be somebody's after all. */
        boolean certain() {
            return this != AUTO_GENERATED && this != BULK;
        }

        String key() {
            return "mail.reason." + name();
        }
    }

    /** @param ours addresses of our mailboxes, in lower case */
    @Nullable
    Sign sign(ReadMail mail, Set<String> ours) {
        if (!mail.header(MARK.toLowerCase(Locale.ROOT)).isEmpty()) {
            return Sign.OWN_MAIL;
        }
        if (ours.contains(mail.sender())) {
            return Sign.OWN_ADDRESS;
        }
        if (bounce(mail)) {
            return Sign.BOUNCE;
        }
        if (autoReply(mail)) {
            return Sign.AUTO_REPLY;
        }
        if (mail.header("return-path").replace(" ", "").equals("<>")) {
            return Sign.NO_RETURN_PATH;
        }
        return bulk(mail);
    }

    private static boolean bounce(ReadMail mail) {
        return mail.contentType().startsWith("multipart/report")
                || mail.sender().startsWith("mailer-daemon@")
                || mail.sender().startsWith("postmaster@")
                || !mail.header("x-failed-recipients").isEmpty();
    }

    private static boolean autoReply(ReadMail mail) {
        var submitted = submitted(mail);
        return submitted.startsWith("auto-replied")
                || submitted.startsWith("auto-notified")
                || precedence(mail).equals("auto_reply")
                || !mail.header("x-autoreply").isEmpty()
                || !mail.header("x-autorespond").isEmpty()
                || SUBJECTS.stream().anyMatch(one -> one.matcher(mail.title()).lookingAt());
    }

    private static @Nullable Sign bulk(ReadMail mail) {
        var submitted = submitted(mail);
        if (!submitted.isEmpty() && !submitted.startsWith("no")) {
            return Sign.AUTO_GENERATED;
        }
        var listed = BULK.contains(precedence(mail)) || !mail.header("list-id").isEmpty();
        return listed ? Sign.BULK : null;
    }

    /** A person wrote it, but whoever sent it wants no answer by itself. */
    boolean unanswerable(ReadMail mail) {
        var suppressed = mail.header("x-auto-response-suppress").toLowerCase(Locale.ROOT);
        return suppressed.contains("all") || suppressed.contains("autoreply");
    }

    /** Whether the server that let it in found that its sender is not who he says. */
    boolean forged(ReadMail mail) {
        return mail.header("authentication-results").toLowerCase(Locale.ROOT).contains("dmarc=fail");
    }

    private static String submitted(ReadMail mail) {
        return mail.header("auto-submitted").toLowerCase(Locale.ROOT);
    }

    private static String precedence(ReadMail mail) {
        return mail.header("precedence").toLowerCase(Locale.ROOT);
    }
}
