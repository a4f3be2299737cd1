package org.hengwei.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a mail apart, as leniently as its meaning allows. */
@Component
class MailReader {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,400}>");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),;:]+@[^\\s<>\"(),;:]+");

    static {
        // Mails of old and odd programs are read as far as they can be.
        System.setProperty("mail.mime.base64.ignoreerrors", "true");
        System.setProperty("mail.mime.ignoreunknownencoding", "true");
        System.setProperty("mail.mime.multipart.allowempty", "true");
        System.setProperty("mail.mime.parameters.strict", "false");
        System.setProperty("mail.mime.decodeparameters", "true");
    }

    private final Session session = Session.getInstance(new Properties());

    /** @throws MessagingException when it is no mail anybody could take apart */
    ReadMail read(byte[] raw) throws MessagingException, IOException {
        var message = new MimeMessage(session, new ByteArrayInputStream(raw));
        var body = new Body();
        body.add(message, 0);
        return mail(raw, headers(raw), body, message.getContentType());
    }

    /** What of it can be read without taking it apart: the headers, and the body as it stands. */
    ReadMail rescue(byte[] raw) {
        var text = Characters.decode(raw, null).replace("\r\n", "\n");
        var blank = text.indexOf("\n\n");
        var body = new Body();
        body.plain(blank < 0 ? "" : text.substring(blank + 2));
        body.file("mail.eml", raw);
        return mail(raw, headers(raw), body, "text/plain");
    }

    private static Map<String, List<String>> headers(byte[] raw) {
        var all = new HashMap<String, List<String>>();
        try {
            var lines = new InternetHeaders(new ByteArrayInputStream(raw)).getAllHeaders();
            Collections.list(lines)
                    .forEach(one -> all.computeIfAbsent(
                                    one.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                            .add(one.getValue() == null ? "" : one.getValue()));
        } catch (MessagingException e) {
            return all;
        }
        return all;
    }

    private static ReadMail mail(byte[] raw, Map<String, List<String>> all, Body body, @Nullable String type) {
        var headers = new HashMap<String, String>();
        all.forEach((name, values) -> headers.put(name, values.getFirst().strip()));
        var id =
                ids(headers.getOrDefault("message-id", "")).stream().findFirst().orElse(null);
        var from = from(headers);
        var title = Headers.decode(headers.get("subject"));
        var text = body.text();
        return new ReadMail(
                id == null ? "sha256:" + digest(raw) : id,
                id,
                digest((from.address() + "\n" + title + "\n" + text + "\n" + body.names())
                        .getBytes(StandardCharsets.UTF_8)),
                references(headers),
                from.address(),
                from.name(),
                title,
                text,
                List.copyOf(body.files),
                headers,
                type == null ? "" : type.toLowerCase(Locale.ROOT),
                List.copyOf(body.unreadable),
                quotedIds(raw));
    }

    /** In-Reply-To first, then References from the newest. */
    private static List<String> references(Map<String, String> headers) {
        var all = new ArrayList<>(ids(headers.getOrDefault("in-reply-to", "")));
        ids(headers.getOrDefault("references", "")).reversed().stream()
                .filter(id -> !all.contains(id))
                .forEach(all::add);
        return List.copyOf(all.subList(0, Math.min(50, all.size())));
    }

    private static List<String> quotedIds(byte[] raw) {
        var text = new String(raw, 0, Math.min(raw.length, 60_000), StandardCharsets.ISO_8859_1);
        return ids(text).stream().distinct().limit(50).toList();
    }

    private static List<String> ids(String header) {
        return MESSAGE_ID.matcher(header).results().map(hit -> hit.group()).toList();
    }

    private record From(String address, @Nullable String name) {}

    private static From from(Map<String, String> headers) {
        var header = headers.getOrDefault("from", headers.getOrDefault("sender", ""));
        try {
            for (var one : InternetAddress.parseHeader(header, false)) {
                if (one.getAddress() != null && one.getAddress().contains("@")) {
                    return new From(lower(one.getAddress()), name(one.getPersonal(), header));
                }
            }
        } catch (AddressException e) {
            // found by its form below
        }
        var found = ADDRESS.matcher(Headers.decode(header));
        return found.find() ? new From(lower(found.group()), null) : new From("", null);
    }

    private static @Nullable String name(@Nullable String personal, String header) {
        var begin = header.lastIndexOf('<');
        var given = begin > 0 ? header.substring(0, begin) : personal;
        var name = Headers.decode(given)
                .replaceAll("^\"|\"$", "")
                .replace("\\\"", "\"")
                .strip();
        return name.isEmpty() ? null : name.length() > 120 ? name.substring(0, 120) : name;
    }

    private static String lower(String address) {
        return Characters.clean(address).strip().toLowerCase(Locale.ROOT);
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is gathered while walking through the parts. */
    private static final class Body {

        private static final int DEEPEST = 20;

        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<ReadMail.Piece> files = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();

        void plain(String text) {
            add(plain, text);
        }

        private static void add(StringBuilder to, String text) {
            to.append(to.isEmpty() ? "" : "\n").append(text.replace("\r\n", "\n"));
        }

        String text() {
            return Characters.clean(plain.toString().isBlank() ? HtmlText.of(html.toString()) : plain.toString())
                    .strip();
        }

        String names() {
            return String.join("\n", files.stream().map(ReadMail.Piece::name).toList());
        }

        void add(Part part, int depth) throws MessagingException, IOException {
            if (depth > DEEPEST) {
                throw new MessagingException("nested too deeply");
            }
            var type = type(part);
            if (type.startsWith("multipart/")) {
                var parts = (Multipart) part.getContent();
                for (var i = 0; i < parts.getCount(); i++) {
                    add(parts.getBodyPart(i), depth + 1);
                }
            } else {
                leaf(part, type);
            }
        }

        private void leaf(Part part, String type) throws MessagingException, IOException {
            var name = Headers.decode(part.getFileName());
            var attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
            if (type.equals("application/ms-tnef") || name.equalsIgnoreCase("winmail.dat")) {
                unreadable.add(name.isEmpty() ? "winmail.dat" : name);
            } else if (type.startsWith("text/plain") && !attached && name.isEmpty()) {
                plain(words(part));
            } else if (type.startsWith("text/html") && !attached && name.isEmpty()) {
                add(html, words(part));
            } else if (!type.equals("message/delivery-status") && !type.startsWith("text/rfc822-headers")) {
                file(name.isEmpty() ? nameless(part, type) : name, bytes(part));
            }
        }

        private static String words(Part part) throws MessagingException, IOException {
            String label = null;
            try {
                var header = part.getContentType();
                label = header == null ? null : new ContentType(header).getParameter("charset");
            } catch (ParseException e) {
                label = null;
            }
            return Characters.decode(bytes(part), label);
        }

        private static byte[] bytes(Part part) throws MessagingException, IOException {
            try (var in = part.getInputStream()) {
                return in.readAllBytes();
            }
        }

        private String nameless(Part part, String type) throws MessagingException {
            var ids = part.getHeader("Content-ID");
            var id = ids == null ? "" : ids[0].replaceAll("[<>]|@.*", "").replaceAll("[^\\w.-]", "");
            var ending = type.equals("message/rfc822") ? "eml" : type.replaceFirst("^[^/]*/(x-)?", "");
            var bare = ending.replaceAll("[^a-z0-9]", "");
            return (id.isEmpty() ? "part-" + (files.size() + 1) : id) + (bare.isEmpty() ? "" : "." + bare);
        }

        void file(String name, byte[] content) {
            var kept = name.length() > 200 ? name.substring(name.length() - 200) : name;
            files.add(new ReadMail.Piece(kept, content));
        }

        private static String type(Part part) throws MessagingException {
            var type = part.getContentType();
            var bare = type == null ? "text/plain" : type.replaceFirst("(?s);.*", "");
            return bare.strip().toLowerCase(Locale.ROOT);
        }
    }
}
