package org.hengwei.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what monitoring systems send. A payload is taken as a whole or refused with what is wrong in it. */
@Component
class Payloads {

    private static final int MOST = 5_000;
    private static final int LONGEST = 2_000;
    /** Years Alertmanager writes where there is no end yet. */
    private static final Instant NO_TIME = Instant.parse("1971-01-01T00:00:00Z");

    private final JsonMapper json;

    Payloads(JsonMapper json) {
        this.json = json;
    }

    List<IncomingAlert> read(AlertSourceKind kind, String body) {
        var root = root(body);
        var alerts = switch (kind) {
            case ALERTMANAGER -> alertmanager(root);
            case ZABBIX -> List.of(zabbix(root));
            case GENERIC -> many(root).stream().map(Payloads::generic).toList();
        };
        if (alerts.isEmpty() || alerts.size() > MOST) {
            throw Refused.invalid("intake.refused.alert-count", MOST);
        }
        return alerts;
    }

    private JsonNode root(String body) {
        try {
            var root = json.readTree(body);
            if (root != null && (root.isObject() || root.isArray())) {
                return root;
            }
        } catch (JacksonException e) {
            // falls through: not JSON
        }
        throw Refused.invalid("intake.refused.no-json");
    }

    /** Webhook of version 4. */
    private static List<IncomingAlert> alertmanager(JsonNode root) {
        var version = text(root, "version");
        if (!version.isEmpty() && !version.equals("4")) {
            throw Refused.invalid("intake.refused.alertmanager-version", version);
        }
        return elements(root.path("alerts")).stream()
                .map(Payloads::ofAlertmanager)
                .toList();
    }

    private static IncomingAlert ofAlertmanager(JsonNode alert) {
        var labels = map(alert.path("labels"));
        var notes = map(alert.path("annotations"));
        var started = demandTime(alert, "startsAt");
        var name = first(labels.get("alertname"), "alert");
        var title = first(notes.get("summary"), notes.get("title"), where(name, labels.get("instance")));
        return new IncomingAlert(
                first(text(alert, "fingerprint"), digest(labels.toString())),
                started.toString(),
                resolved(alert, "resolved"),
                cut(title, 200),
                labels,
                description(notes, labels, text(alert, "generatorURL")),
                started,
                time(alert, "endsAt"));
    }

    /** As the media type that comes along sends it: one event a call, recovery as value 0. */
    private static IncomingAlert zabbix(JsonNode root) {
        var event = demand(root, "eventId");
        var value = demand(root, "value");
        if (!value.equals("0") && !value.equals("1")) {
            throw Refused.invalid("intake.refused.value", "value", value);
        }
        var labels = new TreeMap<String, String>();
        for (var name : List.of("host", "ip", "severity", "trigger", "triggerId", "hostGroups")) {
            put(labels, name, text(root, name));
        }
        tags(root.path("tags")).forEach((name, one) -> put(labels, "tag_" + name, one));
        return new IncomingAlert(
                cut(event, 200),
                "event",
                value.equals("0"),
                cut(where(demand(root, "trigger"), text(root, "host")), 200),
                labels,
                description(Map.of("description", text(root, "message")), labels, text(root, "url")),
                time(root, "startsAt"),
                time(root, "endsAt"));
    }

    /** Zabbix writes its tags as a JSON list of tag and value; macros left open are no tags. */
    private static Map<String, String> tags(JsonNode node) {
        var tags = new TreeMap<String, String>();
        elements(node).forEach(tag -> put(tags, text(tag, "tag"), text(tag, "value")));
        return tags;
    }

    private static IncomingAlert generic(JsonNode alert) {
        var labels = map(alert.path("labels"));
        put(labels, "severity", first(text(alert, "severity"), labels.getOrDefault("severity", "")));
        var started = demandTime(alert, "startsAt");
        return new IncomingAlert(
                cut(demand(alert, "fingerprint"), 200),
                started.toString(),
                resolved(alert, "resolved"),
                cut(demand(alert, "title"), 200),
                labels,
                description(Map.of("description", text(alert, "description")), labels, text(alert, "url")),
                started,
                time(alert, "endsAt"));
    }

    private static boolean resolved(JsonNode alert, String word) {
        var status = demand(alert, "status").toLowerCase(Locale.ROOT);
        if (!status.equals("firing") && !status.equals(word)) {
            throw Refused.invalid("intake.refused.value", "status", status);
        }
        return status.equals(word);
    }

    private static List<JsonNode> many(JsonNode root) {
        return root.isArray() ? elements(root) : root.has("alerts") ? elements(root.path("alerts")) : List.of(root);
    }

    private static List<JsonNode> elements(JsonNode array) {
        var all = new ArrayList<JsonNode>();
        if (array.isArray()) {
            array.forEach(all::add);
        }
        return all;
    }

    private static Map<String, String> map(JsonNode node) {
        var map = new TreeMap<String, String>();
        if (node.isObject()) {
            node.properties().forEach(one -> put(map, one.getKey(), plain(one.getValue())));
        }
        return map;
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (!name.isBlank() && !value.isBlank() && map.size() < 200) {
            map.put(cut(name, 200), cut(value, LONGEST));
        }
    }

    private static String text(JsonNode node, String name) {
        return plain(node.path(name));
    }

    /** Without what the database cannot hold. */
    private static String plain(JsonNode value) {
        var text = value.isValueNode() && !value.isNull() ? value.asString() : "";
        return text.replace("\0", "").strip();
    }

    private static String demand(JsonNode node, String name) {
        var text = text(node, name);
        if (text.isEmpty()) {
            throw Refused.invalid("intake.refused.missing", name);
        }
        return text;
    }

    private static Instant demandTime(JsonNode node, String name) {
        var time = time(node, name);
        if (time == null) {
            throw Refused.invalid("intake.refused.missing", name);
        }
        return time;
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        var text = text(node, name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            return time.isBefore(NO_TIME) ? null : time;
        } catch (DateTimeException e) {
            throw Refused.invalid("intake.refused.value", name, cut(text, 60));
        }
    }

    private static String description(Map<String, String> notes, Map<String, String> labels, String address) {
        var lines = new ArrayList<String>();
        notes.forEach((name, value) -> lines.add(name.equals("description") ? value : name + ": " + value));
        labels.forEach((name, value) -> lines.add(name + " = " + value));
        lines.add(address);
        return cut(
                String.join("\n", lines.stream().filter(line -> !line.isBlank()).toList()), 18_000);
    }

    private static String where(String what, @Nullable String place) {
        return place == null || place.isBlank() ? what : what + " @ " + place;
    }

    private static String first(@Nullable String... texts) {
        for (var text : texts) {
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
