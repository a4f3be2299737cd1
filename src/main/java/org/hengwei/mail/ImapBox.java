package org.hengwei.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.Utility;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.util.MailConnectException;
import org.hengwei.mail.db.MailboxRecord;
import org.jspecify.annotations.Nullable;

/** An open folder of a mail server. Nothing is changed there before {@link #done}. */
final class ImapBox implements AutoCloseable {

    private static final int SMALL = 100 * 1024;
    private static final String PATIENCE = "60000";

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final @Nullable IMAPFolder processed;

    private ImapBox(IMAPStore store, IMAPFolder folder, @Nullable IMAPFolder processed) {
        this.store = store;
        this.folder = folder;
        this.processed = processed;
    }

    /** @param trust null for the authorities Java knows */
    static ImapBox open(MailboxRecord box, String password, @Nullable SSLSocketFactory trust)
            throws MessagingException {
        var security = MailSecurity.valueOf(box.getSecurity());
        var session = Session.getInstance(properties(security, trust));
        var store = (IMAPStore) session.getStore("imap");
        store.connect(box.getHost(), box.getPort(), box.getUsername(), password);
        try {
            var folder = (IMAPFolder) store.getFolder(box.getFolder());
            folder.open(Folder.READ_WRITE);
            return new ImapBox(store, folder, processed(store, box.getProcessedFolder()));
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Properties properties(MailSecurity security, @Nullable SSLSocketFactory trust) {
        var all = new Properties();
        all.setProperty("mail.imap.connectiontimeout", "20000");
        all.setProperty("mail.imap.timeout", PATIENCE);
        all.setProperty("mail.imap.writetimeout", PATIENCE);
        all.setProperty("mail.imap.partialfetch", "false");
        all.setProperty("mail.imap.ssl.enable", String.valueOf(security == MailSecurity.TLS));
        all.setProperty("mail.imap.starttls.enable", String.valueOf(security == MailSecurity.STARTTLS));
        all.setProperty("mail.imap.starttls.required", String.valueOf(security == MailSecurity.STARTTLS));
        all.setProperty("mail.imap.ssl.checkserveridentity", "true");
        if (trust != null) {
            all.put("mail.imap.ssl.socketFactory", trust);
        }
        return all;
    }

    private static @Nullable IMAPFolder processed(IMAPStore store, @Nullable String name) throws MessagingException {
        if (name == null) {
            return null;
        }
        var folder = (IMAPFolder) store.getFolder(name);
        if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
            throw new FolderNotFoundException(folder);
        }
        return folder;
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    int messages() throws MessagingException {
        return folder.getMessageCount();
    }

    boolean alive() {
        return store.isConnected() && folder.isOpen();
    }

    long uid(IMAPMessage message) throws MessagingException {
        return folder.getUID(message);
    }

    /** Oldest first. */
    List<IMAPMessage> from(long uid) throws MessagingException {
        return between(uid, UIDFolder.LASTUID);
    }

    /** Read before, and still as if they were not. */
    List<IMAPMessage> leftBefore(long uid) throws MessagingException {
        if (uid <= 1) {
            return List.of();
        }
        return processed == null ? unread(uid) : between(1, uid - 1);
    }

    private List<IMAPMessage> unread(long before) throws MessagingException {
        var unread = new ArrayList<IMAPMessage>();
        for (var one : folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
            if (one instanceof IMAPMessage message && folder.getUID(message) < before) {
                unread.add(message);
            }
        }
        return unread;
    }

    private List<IMAPMessage> between(long first, long last) throws MessagingException {
        var found = new ArrayList<IMAPMessage>();
        for (var one : folder.getMessagesByUID(first, last)) {
            if (one instanceof IMAPMessage message && folder.getUID(message) >= first) {
                found.add(message);
            }
        }
        return found;
    }

    @Nullable
    IMAPMessage byUid(long uid) throws MessagingException {
        return folder.getMessageByUID(uid) instanceof IMAPMessage message ? message : null;
    }

    /** Size, flags and time of many in one question. */
    void prepare(List<IMAPMessage> messages) throws MessagingException {
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(messages.toArray(Message[]::new), profile);
    }

    /** When the server received it. */
    static @Nullable Instant receivedAt(IMAPMessage message) throws MessagingException {
        var date = message.getReceivedDate();
        return date == null ? null : date.toInstant();
    }

    /**
     * Small ones byte for byte in one question, by their number in the folder; what is missing there has to be asked for alone.
     */
    Map<Integer, byte[]> small(List<IMAPMessage> messages) throws MessagingException {
        var some = new ArrayList<Message>();
        for (var one : messages) {
            if (one.getSize() <= SMALL) {
                some.add(one);
            }
        }
        var found = new HashMap<Integer, byte[]>();
        if (!some.isEmpty()) {
            var set = Utility.toMessageSet(some.toArray(Message[]::new), null);
            folder.doOptionalCommand("FETCH", protocol -> {
                for (var answer : protocol.fetch(set, "BODY.PEEK[]")) {
                    keep(answer, found);
                }
                return found;
            });
        }
        return found;
    }

    private static void keep(Response answer, Map<Integer, byte[]> found) {
        if (answer instanceof FetchResponse fetched) {
            var body = fetched.getItem(BODY.class);
            if (body != null && body.getByteArray() != null) {
                found.put(fetched.getNumber(), body.getByteArray().getNewBytes());
            }
        }
    }

    /** Byte for byte, without marking it as read. */
    static byte[] raw(IMAPMessage message) throws MessagingException, IOException {
        message.setPeek(true);
        var out = new ByteArrayOutputStream(Math.max(1024, message.getSize()));
        message.writeTo(out);
        return out.toByteArray();
    }

    static byte[] head(IMAPMessage message) throws MessagingException {
        message.setPeek(true);
        var out = new StringBuilder();
        var lines = message.getAllHeaderLines();
        while (lines.hasMoreElements()) {
            out.append(lines.nextElement()).append("\r\n");
        }
        return out.append("\r\n").toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Marked as read, or moved away, now that they are kept here. */
    void done(List<IMAPMessage> taken) throws MessagingException {
        if (taken.isEmpty()) {
            return;
        }
        var messages = taken.toArray(Message[]::new);
        folder.setFlags(messages, new Flags(Flags.Flag.SEEN), true);
        if (processed != null) {
            move(messages, processed);
        }
    }

    private void move(Message[] messages, IMAPFolder to) throws MessagingException {
        if (store.hasCapability("MOVE")) {
            folder.moveMessages(messages, to);
            return;
        }
        folder.copyMessages(messages, to);
        folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
        if (store.hasCapability("UIDPLUS")) {
            folder.expunge(messages);
        } else {
            folder.expunge();
        }
    }

    @Override
    public void close() {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
            store.close();
        } catch (MessagingException | IllegalStateException e) {
            // the server is gone already
        }
    }

    /** What went wrong, as message key and arguments. */
    record Problem(String key, List<String> args) {}

    static Problem problem(Exception e) {
        if (e instanceof AuthenticationFailedException) {
            return new Problem("mail.problem.sign-in", List.of());
        }
        if (e instanceof FolderNotFoundException missing) {
            var name = missing.getFolder() == null ? "" : missing.getFolder().getFullName();
            return new Problem("mail.problem.folder", List.of(name));
        }
        if (caused(e, SSLException.class)) {
            return new Problem("mail.problem.tls", List.of(words(e)));
        }
        return e instanceof MailConnectException
                ? new Problem("mail.problem.unreachable", List.of(words(e)))
                : new Problem("mail.problem.other", List.of(words(e)));
    }

    private static boolean caused(Throwable e, Class<?> type) {
        for (Throwable one = e; one != null; one = one.getCause()) {
            if (type.isInstance(one)) {
                return true;
            }
        }
        return false;
    }

    private static String words(Exception e) {
        var text = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return Arrays.stream(text.split(";")).findFirst().orElse(text).strip();
    }
}
