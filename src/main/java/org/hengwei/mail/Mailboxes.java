package org.hengwei.mail;

import static org.hengwei.mail.db.Tables.MAILBOX;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.hengwei.catalog.Catalog;
import org.hengwei.customers.Customers;
import org.hengwei.jobs.JobView;
import org.hengwei.jobs.Jobs;
import org.hengwei.mail.db.MailboxRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mailboxes we fetch from. Their passwords go in and never come out. */
@Service
@Transactional
public class Mailboxes {

    static final String KIND = "mailbox";
    static final String FETCH = "mail.fetch";
    private static final String ADDRESS = "[^@\\s<>]+@[^@\\s<>]+";

    private final DSLContext db;
    private final Vault vault;
    private final Customers customers;
    private final Catalog catalog;
    private final Jobs jobs;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final String from;

    Mailboxes(
            DSLContext db,
            Vault vault,
            Customers customers,
            Catalog catalog,
            Jobs jobs,
            Access access,
            Clock clock,
            ApplicationEventPublisher events,
            @Value("${hengwei.mail-from:hengwei@localhost}") String from) {
        this.db = db;
        this.vault = vault;
        this.customers = customers;
        this.catalog = catalog;
        this.jobs = jobs;
        this.access = access;
        this.clock = clock;
        this.events = events;
        this.from = from;
    }

    @Transactional(readOnly = true)
    public List<MailboxView> list() {
        access.demand(MailPermission.CONFIGURE);
        return db.selectFrom(MAILBOX).orderBy(MAILBOX.NAME).fetch(Mailboxes::view);
    }

    @Transactional(readOnly = true)
    public MailboxView find(long id) {
        access.demand(MailPermission.CONFIGURE);
        return view(row(id));
    }

    MailboxRecord row(long id) {
        var row = db.selectFrom(MAILBOX).where(MAILBOX.ID.eq(id)).fetchOne();
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        return row;
    }

    public MailboxView add(PutMailbox facts) {
        access.demand(MailPermission.CONFIGURE);
        check(facts, 0);
        new Checks().present(facts.password(), "password").refuse();
        var row = new MailboxRecord();
        row.setVersion(1);
        row.setMadeAt(now());
        write(row, facts);
        row.setId(db.insertInto(MAILBOX).set(row).returning(MAILBOX.ID).fetchSingle(MAILBOX.ID));
        return told(row, true);
    }

    /** Another server, folder or user is read from its beginning; what was taken already is recognised. */
    public MailboxView change(long id, @Nullable Integer version, PutMailbox facts) {
        access.demand(MailPermission.CONFIGURE);
        var row = db.selectFrom(MAILBOX).where(MAILBOX.ID.eq(id)).forUpdate().fetchOne();
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        Versions.check(version, row.getVersion());
        check(facts, id);
        var before = place(row);
        write(row, facts);
        if (!before.equals(place(row))) {
            row.setUidValidity(null);
            row.setNextUid(1L);
        }
        row.setVersion(row.getVersion() + 1);
        db.update(MAILBOX).set(row).where(MAILBOX.ID.eq(id)).execute();
        return told(row, facts.password() != null && !facts.password().isBlank());
    }

    private static String place(MailboxRecord row) {
        return String.join("\n", row.getHost(), String.valueOf(row.getPort()), row.getUsername(), row.getFolder());
    }

    private MailboxView told(MailboxRecord row, boolean password) {
        events.publishEvent(new MailEvent.MailboxPut(
                subject(row.getId()), now(), row.getName(), row.getHost(), row.getUsername(), row.getActive()));
        if (password) {
            events.publishEvent(new MailEvent.PasswordSet(subject(row.getId()), now(), row.getName()));
        }
        return view(row);
    }

    private void check(PutMailbox facts, long id) {
        var name = facts.name();
        var taken = name != null
                && db.fetchExists(MAILBOX, MAILBOX.NAME.eq(name.strip()).and(MAILBOX.ID.ne(id)));
        new Checks()
                .present(name, "name")
                .atMost(name, 80, "name")
                .that(!taken, "name", "mail.refused.name-taken")
                .present(facts.host(), "host")
                .atMost(facts.host(), 200, "host")
                .present(facts.username(), "username")
                .atMost(facts.username(), 200, "username")
                .atMost(facts.password(), 500, "password")
                .present(facts.security(), "security")
                .present(facts.kind(), "kind")
                .present(facts.replyFrom(), "replyFrom")
                .that(
                        facts.replyFrom() == null
                                || facts.replyFrom().isBlank()
                                || facts.replyFrom().strip().matches(ADDRESS),
                        "replyFrom",
                        "mail.refused.address")
                .atMost(facts.replyName(), 80, "replyName")
                .that(between(facts.port(), 1, 65_535), "port", "mail.refused.between", 1, 65_535)
                .that(between(facts.impact(), 1, 4), "impact", "mail.refused.between", 1, 4)
                .that(between(facts.urgency(), 1, 4), "urgency", "mail.refused.between", 1, 4)
                .that((facts.impact() == null) == (facts.urgency() == null), "urgency", "mail.refused.both-levels")
                .that(between(facts.reopenDays(), 0, 365), "reopenDays", "mail.refused.between", 0, 365)
                .that(
                        facts.item() == null || facts.kind() == MailboxKind.REQUEST,
                        "item",
                        "mail.refused.item-of-request")
                .that(facts.item() == null || known(facts.item()), "item", "mail.refused.item-unknown")
                .that(apart(facts), "processedFolder", "mail.refused.same-folder")
                .refuse();
        if (facts.project() != null) {
            customers.projectByCode(facts.project().strip());
        }
        if (facts.service() != null) {
            catalog.offered(facts.service());
        }
    }

    private boolean known(String item) {
        return catalog.item(item.strip()).isPresent();
    }

    private static boolean apart(PutMailbox facts) {
        var other = facts.processedFolder();
        return other == null || !other.strip().equalsIgnoreCase(folder(facts));
    }

    private static String folder(PutMailbox facts) {
        return facts.folder() == null || facts.folder().isBlank()
                ? "INBOX"
                : facts.folder().strip();
    }

    private static boolean between(@Nullable Integer value, int least, int most) {
        return value == null || (value >= least && value <= most);
    }

    private void write(MailboxRecord row, PutMailbox facts) {
        var security = Objects.requireNonNull(facts.security());
        row.setName(Objects.requireNonNull(facts.name()).strip());
        row.setHost(Objects.requireNonNull(facts.host()).strip());
        row.setSecurity(security.name());
        row.setPort(Objects.requireNonNullElse(facts.port(), security == MailSecurity.TLS ? 993 : 143));
        row.setUsername(Objects.requireNonNull(facts.username()).strip());
        row.setFolder(folder(facts));
        row.setProcessedFolder(blankToNull(facts.processedFolder()));
        row.setKind(Objects.requireNonNull(facts.kind()).name());
        row.setItem(blankToNull(facts.item()));
        row.setProject(blankToNull(facts.project()));
        row.setService(blankToNull(facts.service()));
        row.setImpact(level(facts.impact()));
        row.setUrgency(level(facts.urgency()));
        row.setReplyFrom(Objects.requireNonNull(facts.replyFrom()).strip());
        row.setReplyName(blankToNull(facts.replyName()));
        row.setLanguage("en".equals(facts.language()) ? "en" : "zh-CN");
        row.setAcknowledge(!Boolean.FALSE.equals(facts.acknowledge()));
        row.setReopenDays(Objects.requireNonNullElse(facts.reopenDays(), 7));
        row.setActive(!Boolean.FALSE.equals(facts.active()));
        if (facts.password() != null && !facts.password().isBlank()) {
            row.setSecret(vault.seal(facts.password()));
        }
    }

    private static @Nullable Short level(@Nullable Integer value) {
        return value == null ? null : value.shortValue();
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Fetches now instead of when it is due, as a job that tells how far it is. */
    public JobView fetch(long id) {
        access.demand(MailPermission.CONFIGURE);
        row(id);
        return jobs.start(FETCH, id, "/mail/mailboxes");
    }

    List<Long> active() {
        return db.select(MAILBOX.ID)
                .from(MAILBOX)
                .where(MAILBOX.ACTIVE)
                .orderBy(MAILBOX.ID)
                .fetch(MAILBOX.ID);
    }

    /** Our own addresses, in lower case. */
    Set<String> ours() {
        var all = new HashSet<String>();
        all.add(from.replaceAll(".*<|>.*", "").toLowerCase(Locale.ROOT));
        db.select(MAILBOX.REPLY_FROM, MAILBOX.USERNAME).from(MAILBOX).forEach(row -> {
            all.add(row.value1().toLowerCase(Locale.ROOT));
            all.add(row.value2().toLowerCase(Locale.ROOT));
        });
        return all;
    }

    static Subject subject(long id) {
        return new Subject(KIND, Long.toString(id));
    }

    private static @Nullable Integer integer(@Nullable Short value) {
        return value == null ? null : value.intValue();
    }

    static MailboxView view(MailboxRecord row) {
        return new MailboxView(
                row.getId(),
                row.getVersion(),
                row.getName(),
                row.getHost(),
                row.getPort(),
                MailSecurity.valueOf(row.getSecurity()),
                row.getUsername(),
                row.getSecret() != null,
                row.getFolder(),
                row.getProcessedFolder(),
                MailboxKind.valueOf(row.getKind()),
                row.getItem(),
                row.getProject(),
                row.getService(),
                integer(row.getImpact()),
                integer(row.getUrgency()),
                row.getReplyFrom(),
                row.getReplyName(),
                row.getLanguage(),
                row.getAcknowledge(),
                row.getReopenDays(),
                row.getActive(),
                row.getPolledAt(),
                row.getSucceededAt(),
                row.getProblem(),
                row.getProblemArgs() == null ? List.of() : List.of(row.getProblemArgs()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
