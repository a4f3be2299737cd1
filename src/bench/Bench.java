import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Measures the running program over HTTP, and beside each figure its floor: PostgreSQL alone doing the equivalent rows with
 * the same durability. Started by bin/bench, which has started the program and filled it.
 */
public class Bench {

    private static final int[] CONNECTIONS = {1, 8, 32};
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration WARMING = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*\"(INC-\\d+)\"");

    private final String base = System.getenv("BENCH_URL");
    private final String token = System.getenv("BENCH_TOKEN");
    private final String rareWord = System.getenv("BENCH_WORD");
    private final String jdbc = System.getenv("BENCH_JDBC");
    private final String project;
    private final long incidents;
    private Map<String, Integer> rowsPerCreate = Map.of();

    /** One thing done once; the worker tells which connection does it. */
    interface Deed {
        void run(int worker) throws Exception;
    }

    record Measured(double perSecond, double p50, double p95, double p99, long failed) {}

    public static void main(String[] args) throws Exception {
        new Bench().run(Path.of(args[0]));
    }

    Bench() throws SQLException {
        try (var db = connect()) {
            incidents = number(db, "SELECT count(*) FROM incidents.incident");
            project = text(db, "SELECT project FROM incidents.incident GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
        }
    }

    private void run(Path report) throws Exception {
        var part = System.getenv("BENCH_PART");
        if (!"alerts".equals(part)) {
            requests(report);
        }
        if (!"requests".equals(part)) {
            Files.write(report, List.of("", alerts()), StandardOpenOption.APPEND);
        }
    }

    private void requests(Path report) throws Exception {
        var lines = new ArrayList<String>();
        lines.add("| what | connections | per second | p50 ms | p95 ms | p99 ms | failed | floor per second |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|--:|");
        warm();
        for (var connections : CONNECTIONS) {
            row(lines, "read one", connections, this::read, floor("SELECT * FROM incidents.incident WHERE id = ?"));
            row(lines, "list a project's open, newest first", connections, this::list, floorList());
            row(lines, "search a rare word", connections, this::search, floorSearch());
            row(lines, "queue page as HTML", connections, page(connections), floorList());
        }
        for (var connections : CONNECTIONS) {
            row(lines, "create", connections, this::create, floorCreate(connections));
        }
        lines.add("");
        lines.add("All built-in metrics of the year over the records: **" + metrics() + " ms** (first time), **" + metrics()
                + " ms** (again).");
        lines.add("");
        lines.add("Memory of the program after all this: **" + memory() + "**.");
        Files.write(report, lines, StandardOpenOption.APPEND);
    }

    /** A program that was just started is not what people meet all day. */
    private void warm() throws Exception {
        for (var deed : List.<Deed>of(this::read, this::list, this::search, page(8), this::create)) {
            loop(8, deed, WARMING);
        }
    }

    private static String memory() throws IOException {
        var status = Files.readAllLines(Path.of("/proc", System.getenv("BENCH_PID"), "status"));
        return status.stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB resident")
                .findFirst()
                .orElse("unknown");
    }

    private void row(List<String> lines, String what, int connections, Deed deed, Deed floor) throws Exception {
        var measured = measure(connections, deed);
        var bottom = measure(connections, floor);
        var line = String.format(
                Locale.ROOT,
                "| %s | %d | %,.0f | %.1f | %.1f | %.1f | %d | %,.0f |",
                what,
                connections,
                measured.perSecond,
                measured.p50,
                measured.p95,
                measured.p99,
                measured.failed,
                bottom.perSecond);
        System.out.println(line);
        lines.add(line);
    }

    private static Measured measure(int workers, Deed deed) throws Exception {
        loop(workers, deed, WARM_UP);
        return loop(workers, deed, MEASURED);
    }

    private static Measured loop(int workers, Deed deed, Duration time) throws Exception {
        var until = System.nanoTime() + time.toNanos();
        var taken = new long[workers][];
        var failed = new AtomicLong();
        var done = new CountDownLatch(workers);
        var begun = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(workers)) {
            for (var w = 0; w < workers; w++) {
                var worker = w;
                pool.submit(() -> {
                    var own = new long[1 << 20];
                    var n = 0;
                    while (System.nanoTime() < until && n < own.length) {
                        var start = System.nanoTime();
                        try {
                            deed.run(worker);
                            own[n++] = System.nanoTime() - start;
                        } catch (Exception e) {
                            if (failed.incrementAndGet() == 1) {
                                System.err.println("first failure: " + e);
                            }
                        }
                    }
                    taken[worker] = Arrays.copyOf(own, n);
                    done.countDown();
                });
            }
            done.await();
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var all = Arrays.stream(taken).flatMapToLong(Arrays::stream).sorted().toArray();
        return all.length == 0
                ? new Measured(0, 0, 0, 0, failed.get())
                : new Measured(all.length / seconds, at(all, .50), at(all, .95), at(all, .99), failed.get());
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] / 1e6;
    }

    // ---- what is measured

    private final Map<Integer, HttpClient> clients = new java.util.concurrent.ConcurrentHashMap<>();

    private HttpClient client(int worker) {
        return clients.computeIfAbsent(
                worker, w -> HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    private String get(int worker, String path) throws Exception {
        return send(worker, HttpRequest.newBuilder(URI.create(base + path)).GET(), 200);
    }

    private String send(int worker, HttpRequest.Builder request, int expected) throws Exception {
        var answer = client(worker)
                .send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(answer.statusCode() + " " + answer.body().substring(0, Math.min(300, answer.body().length())));
        }
        return answer.body();
    }

    private void create(int worker) throws Exception {
        var n = ThreadLocalRandom.current().nextInt(1_000_000);
        var body = """
                {"title":"核心交换机端口 %d 中断 Core switch port down","description":"用户反映三楼办公区无法上网，已重启接入交换机无效。Link flaps since 08:%02d.",
                 "project":"%s","impact":%d,"urgency":%d,"channel":"PHONE","requester":"王女士","requesterPhone":"138%08d"}
                """
                .formatted(n, n % 60, project, n % 4 + 1, n / 4 % 4 + 1, n);
        send(
                worker,
                HttpRequest.newBuilder(URI.create(base + "/api/v1/incidents"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                201);
    }

    private void read(int worker) throws Exception {
        get(worker, "/api/v1/incidents/INC-%06d".formatted(someId()));
    }

    private void list(int worker) throws Exception {
        get(worker, "/api/v1/incidents?project=" + encode(project) + "&status=OPEN&sort=-openedAt");
    }

    private void search(int worker) throws Exception {
        get(worker, "/api/v1/incidents?q=" + encode(rareWord));
    }

    /** Signs in as a person would, a session per connection. */
    private Deed page(int workers) throws Exception {
        var browsers = new HttpClient[workers];
        for (var i = 0; i < workers; i++) {
            browsers[i] = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .build();
            signIn(browsers[i]);
        }
        return worker -> {
            var answer = browsers[worker].send(
                    HttpRequest.newBuilder(URI.create(base + "/incidents")).GET().build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("data-row")) {
                throw new IOException("queue page " + answer.statusCode());
            }
        };
    }

    private void signIn(HttpClient browser) throws Exception {
        var form = browser.send(
                        HttpRequest.newBuilder(URI.create(base + "/sign-in")).GET().build(), BodyHandlers.ofString())
                .body();
        var csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form);
        if (!csrf.find()) {
            throw new IOException("no form to sign in");
        }
        var body = "_csrf=" + encode(csrf.group(1)) + "&login=" + encode(System.getenv("BENCH_LOGIN")) + "&password="
                + encode(System.getenv("BENCH_PASSWORD"));
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 400 || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new IOException("sign-in refused " + answer.statusCode());
        }
    }

    private long metrics() throws Exception {
        var codes = new ArrayList<String>();
        var list = get(0, "/api/v1/metrics?limit=200");
        Pattern.compile("\"code\"\\s*:\\s*\"([A-Z]+-\\d+)\"").matcher(list).results().forEach(hit -> codes.add(hit.group(1)));
        var begun = System.nanoTime();
        for (var code : codes) {
            get(0, "/api/v1/metrics/" + code + "?scope=COMPANY&period=" + LocalDate.now(ZoneOffset.UTC).getYear());
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }

    // ---- a storm of alerts

    private static final int ALERTS = 100_000;
    private static final int PER_CALL = 100;
    private static final int SITES = 20;

    /** Every alert fires and recovers, every call is made twice; each site's storm is one incident that resolves itself. */
    private String alerts() throws Exception {
        var run = Long.toString(System.nanoTime(), 36);
        var source = id(post("/api/v1/intake/sources", "{\"name\":\"bench-%s\",\"kind\":\"GENERIC\"}".formatted(run)));
        var secret = text(post("/api/v1/intake/sources/" + source + "/token", ""), "token");
        for (var site = 0; site < SITES; site++) {
            post(
                    "/api/v1/intake/rules",
                    """
                    {"source":%d,"position":%d,"name":"site %d","matchers":"site=s%d","project":"%s","impact":2,"urgency":2,"groupMinutes":1440}
                    """
                            .formatted(source, site + 1, site, site, project));
        }
        try (var db = connect()) {
            var began = System.nanoTime();
            deliver(run, secret, "firing");
            var taken = System.nanoTime();
            settled(db, source);
            var fired = System.nanoTime();
            deliver(run, secret, "resolved");
            settled(db, source);
            var recovered = System.nanoTime();
            var kept = number(db, "SELECT count(*) FROM intake.alert WHERE recovered_at IS NOT NULL AND source = " + source);
            var storms = number(db, "SELECT count(*) FROM intake.storm WHERE source = " + source);
            var resolved = number(
                    db,
                    "SELECT count(*) FROM intake.storm s JOIN incidents.incident i ON 'INC-' || lpad(i.id::text, greatest(6, length(i.id::text)), '0') = s.incident WHERE i.status = 'RESOLVED' AND s.source = "
                            + source);
            if (kept != ALERTS || storms != SITES || resolved != SITES) {
                throw new IOException("alerts lost or doubled: " + kept + " kept, " + storms + " storms, " + resolved + " resolved");
            }
            var told = String.format(
                    Locale.ROOT,
                    "**%,d alerts** of %d sites, %d a call, every call made twice, 8 connections: stored and answered in %.0f s (**%,.0f alerts per second**, repeats not counted), all of them in their incidents after %.0f s (**%,.0f per second**); recovered, again every call twice, and the incidents resolved by themselves in %.0f s more. In the database afterwards: %,d alerts, %d incidents, %d resolved; none lost, none double.",
                    ALERTS, SITES, PER_CALL, seconds(began, taken), ALERTS / seconds(began, taken), seconds(began, fired),
                    ALERTS / seconds(began, fired), seconds(fired, recovered), kept, storms, resolved);
            System.out.println(told);
            return told;
        }
    }

    private static double seconds(long from, long until) {
        return (until - from) / 1e9;
    }

    private void deliver(String run, String secret, String status) throws Exception {
        var next = new AtomicInteger();
        var failed = new AtomicLong();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var w = 0; w < 8; w++) {
                var worker = w;
                pool.submit(() -> {
                    for (int call; (call = next.getAndIncrement()) < ALERTS / PER_CALL; ) {
                        try {
                            call(worker, secret, payload(run, call, status));
                            call(worker, secret, payload(run, call, status));
                        } catch (Exception e) {
                            System.err.println("alerts: " + e);
                            failed.incrementAndGet();
                        }
                    }
                });
            }
        }
        if (failed.get() > 0) {
            throw new IOException(failed + " calls with alerts failed");
        }
    }

    private void call(int worker, String secret, String body) throws Exception {
        var answer = client(worker)
                .send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/intake/generic"))
                                .header("Authorization", "Bearer " + secret)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    private static String payload(String run, int call, String status) {
        var alerts = new ArrayList<String>();
        for (var i = 0; i < PER_CALL; i++) {
            var n = call * PER_CALL + i;
            alerts.add(
                    """
                    {"fingerprint":"%s-%d","status":"%s","startsAt":"2026-01-05T02:00:00Z","title":"Host %d unreachable 主机不可达","severity":"critical","labels":{"site":"s%d","host":"h%d"}}
                    """
                            .formatted(run, n, status, n, n % SITES, n));
        }
        return "{\"alerts\":[" + String.join(",", alerts) + "]}";
    }

    private static void settled(Connection db, long source) throws Exception {
        while (number(db, "SELECT count(*) FROM intake.alert WHERE due AND source = " + source) > 0) {
            Thread.sleep(200);
        }
    }

    private String post(String path, String body) throws Exception {
        return send(
                0,
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                201);
    }

    private static long id(String answer) {
        return Long.parseLong(found("\"id\"\\s*:\\s*(\\d+)", answer));
    }

    private static String text(String answer, String field) {
        return found("\"" + field + "\"\\s*:\\s*\"([^\"]+)\"", answer);
    }

    private static String found(String pattern, String in) {
        var hit = Pattern.compile(pattern).matcher(in);
        if (!hit.find()) {
            throw new IllegalStateException("no " + pattern + " in " + in);
        }
        return hit.group(1);
    }

    // ---- the floor: the same database without us

    private static final String LIST =
            """
            SELECT * FROM incidents.incident WHERE project = ? AND status IN ('NEW','ASSIGNED','IN_PROGRESS','PAUSED')
            ORDER BY opened_at DESC, id DESC LIMIT 26
            """;

    private Deed floor(String sql) {
        return prepared(sql, statement -> statement.setLong(1, someId()));
    }

    private Deed floorList() {
        return prepared(LIST, statement -> statement.setString(1, project));
    }

    private Deed floorSearch() {
        return prepared(
                "SELECT * FROM incidents.incident WHERE words @@ ?::tsquery ORDER BY opened_at DESC, id DESC LIMIT 26",
                statement -> statement.setString(1, pairs(rareWord)));
    }

    /** Chinese is kept as pairs of characters, so a word is a phrase of them. */
    private static String pairs(String word) {
        var pairs = new ArrayList<String>();
        for (var i = 0; i + 1 < word.length(); i++) {
            pairs.add("'" + word.substring(i, i + 2) + "'");
        }
        return String.join(" <-> ", pairs);
    }

    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private Deed prepared(String sql, Binding binding) {
        var open = new java.util.concurrent.ConcurrentHashMap<Integer, PreparedStatement>();
        return worker -> {
            var statement = open.get(worker);
            if (statement == null) {
                statement = connect().prepareStatement(sql);
                open.put(worker, statement);
            }
            binding.bind(statement);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getString(1);
                }
            }
        };
    }

    /**
     * Each create writes so and so many rows of these tables (counted by making twenty); the floor copies as many existing rows into
     * twins of the tables with the same indexes, one commit each.
     */
    private Deed floorCreate(int workers) throws Exception {
        try (var db = connect()) {
            db.createStatement().execute("DROP SCHEMA IF EXISTS bench_floor CASCADE; CREATE SCHEMA bench_floor");
            if (rowsPerCreate.isEmpty()) {
                rowsPerCreate = rowsPerCreate(db);
            }
            var per = rowsPerCreate;
            var sources = new LinkedHashMap<String, String[]>();
            for (var table : per.keySet()) {
                var twin = twin(table);
                db.createStatement().execute("CREATE TABLE " + twin + " (LIKE " + table + " INCLUDING DEFAULTS INCLUDING INDEXES)");
                sources.put(table, ctids(db, table));
            }
            System.out.println("one create writes " + per);
            var next = new AtomicInteger();
            var open = new java.util.concurrent.ConcurrentHashMap<Integer, Connection>();
            return worker -> {
                var connection = open.get(worker);
                if (connection == null) {
                    connection = connect();
                    connection.setAutoCommit(false);
                    open.put(worker, connection);
                }
                var turn = next.getAndIncrement();
                for (var table : per.entrySet()) {
                    copy(connection, table.getKey(), sources.get(table.getKey()), turn, table.getValue());
                }
                connection.commit();
            };
        }
    }

    private static void copy(Connection db, String table, String[] ctids, int turn, int rows) throws SQLException {
        var picked = new String[rows];
        for (var i = 0; i < rows; i++) {
            picked[i] = ctids[(turn * rows + i) % ctids.length];
        }
        try (var insert = db.prepareStatement("INSERT INTO " + twin(table) + " SELECT * FROM " + table
                + " WHERE ctid = ANY(?::tid[]) ON CONFLICT DO NOTHING")) {
            insert.setArray(1, db.createArrayOf("text", picked));
            insert.executeUpdate();
        }
    }

    private Map<String, Integer> rowsPerCreate(Connection db) throws Exception {
        var before = inserted(db);
        for (var i = 0; i < 20; i++) {
            create(0);
        }
        Thread.sleep(12_000); // an idle backend hands in its counts after ten seconds
        var per = new LinkedHashMap<String, Integer>();
        inserted(db).forEach((table, n) -> {
            var made = n - before.getOrDefault(table, 0L);
            if (made >= 20) {
                per.put(table, (int) (made / 20));
            }
        });
        return per;
    }

    private static Map<String, Long> inserted(Connection db) throws SQLException {
        var counts = new LinkedHashMap<String, Long>();
        try (var statement = db.createStatement()) {
            statement.execute("SELECT pg_stat_clear_snapshot()");
            try (var rows = statement.executeQuery(
                    "SELECT schemaname || '.' || relname, n_tup_ins FROM pg_stat_user_tables WHERE schemaname NOT IN ('public','bench_floor')")) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return counts;
    }

    private static String[] ctids(Connection db, String table) throws SQLException {
        var found = new ArrayList<String>();
        try (var rows = db.createStatement().executeQuery("SELECT ctid::text FROM " + table + " LIMIT 400000")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found.toArray(String[]::new);
    }

    private static String twin(String table) {
        return "bench_floor." + table.replace('.', '_');
    }

    // ---- small things

    private long someId() {
        return ThreadLocalRandom.current().nextLong(1, Math.max(2, incidents));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc);
    }

    private static long number(Connection db, String sql) throws SQLException {
        return Long.parseLong(text(db, sql));
    }

    private static String text(Connection db, String sql) throws SQLException {
        try (var rows = db.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
