package org.hengwei.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.hengwei.customers.Customers;
import org.hengwei.exchange.db.ImportRecord;
import org.hengwei.jobs.Jobs;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Imports of incidents: upload, map, preview, commit (H19, H20). The work itself is a job and goes on after a restart. */
@Service
@Transactional
public class Imports {

    private static final int SAMPLE_ROWS = 20;
    private static final int SAMPLE_SHOWN = 5;
    private static final int SAMPLE_CELL = 60;

    private final ImportStore store;
    private final Jobs jobs;
    private final Customers customers;
    private final JsonMapper json;
    private final CompanyZone zone;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Imports(
            ImportStore store,
            Jobs jobs,
            Customers customers,
            JsonMapper json,
            CompanyZone zone,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.jobs = jobs;
        this.customers = customers;
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.zone = zone;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Takes a file in and looks at its first rows; refused when it is no table in a form we read. */
    public ImportView upload(String fileName, byte[] content) {
        access.demand(ExchangePermission.IMPORT);
        if (content.length == 0) {
            throw Refused.field("file", "exchange.refused.empty");
        }
        var table = ForeignFile.of(content).first(SAMPLE_ROWS);
        var row = store.fresh();
        row.setFileName(shortened(fileName.isBlank() ? "upload" : fileName.replaceAll("[\\p{Cntrl}/\\\\]", "_"), 200));
        row.setSize((long) content.length);
        row.setDigest(digest(content));
        row.setHeader(table.header().stream().map(name -> shortened(name, 200)).toArray(String[]::new));
        row.setSample(JSONB.jsonb(json.writeValueAsString(sample(table))));
        row.setUploadedBy(access.actor().login());
        row.setUploadedAt(now());
        row.insert();
        store.keep(row.getId(), content);
        events.publishEvent(new ExchangeEvent.Uploaded(subject(row.getId()), now(), row.getFileName(), row.getSize()));
        return view(row);
    }

    private static List<List<String>> sample(Table table) {
        return table.rows().stream()
                .limit(SAMPLE_SHOWN)
                .map(row -> Arrays.stream(row.cells())
                        .map(cell -> shortened(cell.replace("\u0000", ""), SAMPLE_CELL))
                        .toList())
                .toList();
    }

    /** Starts a run; refused unless the mapping fits the file. One run at a time. */
    public ImportView start(String code, Mapping mapping, ImportMode mode) {
        access.demand(ExchangePermission.IMPORT);
        var row = store.lock(code);
        Reader.of(mapping, List.of(row.getHeader()), zone.id());
        var rule = mapping.project();
        var fixed = rule == null ? null : rule.fixed();
        if (fixed != null
                && !fixed.isBlank()
                && customers.findProject(fixed.strip()).isEmpty()) {
            throw Refused.field("project", "exchange.row.no-project", fixed);
        }
        if (row.getJob() != null && !jobs.job(row.getJob()).over()) {
            throw Refused.conflict("exchange.refused.running");
        }
        store.forgetRejected(row.getId());
        clear(row);
        row.setMapping(JSONB.jsonb(json.writeValueAsString(mapping)));
        row.setMode(mode.name());
        row.setJob(jobs.start(ImportRun.KIND, new ImportRun.Payload(row.getId()), "/imports/" + code(row))
                .code());
        row.update();
        if (mode == ImportMode.COMMIT) {
            events.publishEvent(new ExchangeEvent.Started(subject(row.getId()), now(), row.getFileName()));
        }
        return view(row);
    }

    private static void clear(ImportRecord row) {
        row.setIncidents(0);
        row.setCreated(0);
        row.setUpdated(0);
        row.setSkipped(0);
        row.setRejected(0);
        row.setDoneAt(null);
    }

    /** Keeps a mapping without running it, so that nothing typed is lost. */
    public void keepMapping(String code, Mapping mapping) {
        access.demand(ExchangePermission.IMPORT);
        var row = store.lock(code);
        row.setMapping(JSONB.jsonb(json.writeValueAsString(mapping)));
        row.update();
    }

    /** @throws Refused naming what cannot be read */
    public Mapping mapping(String text) {
        try {
            var mapping = json.readValue(text, Mapping.class);
            if (mapping != null) {
                return mapping;
            }
        } catch (JacksonException e) {
            throw Refused.field("mapping", "exchange.refused.mapping", String.valueOf(e.getOriginalMessage()));
        }
        throw Refused.field("mapping", "exchange.refused.mapping", "null");
    }

    public String text(Mapping mapping) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(mapping);
    }

    @Transactional(readOnly = true)
    public ImportView find(String code) {
        access.demand(ExchangePermission.IMPORT);
        return view(store.find(code));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Slice<ImportView> list(@Nullable String cursor, int limit) {
        access.demand(ExchangePermission.IMPORT);
        var after = Cursor.decode(cursor, 1);
        var rows = store.newest(
                after == null ? Long.MAX_VALUE : ImportStore.id(after.values().getFirst()), limit + 1);
        return Slice.of(rows, limit, row -> Cursor.of(row.getId()), null).map(this::view);
    }

    /** Every row of every rejected incident, in the order of the file. */
    @Transactional(readOnly = true)
    public void rejectedRows(String code, Consumer<RejectedRow> to) {
        access.demand(ExchangePermission.IMPORT);
        store.rejected(store.find(code).getId(), to);
    }

    @Transactional(readOnly = true)
    public List<RejectedRow> firstRejectedRows(String code, int limit) {
        access.demand(ExchangePermission.IMPORT);
        return store.rejectedAfter(store.find(code).getId(), -1, limit);
    }

    private ImportView view(ImportRecord row) {
        var code = code(row);
        return new ImportView(
                code,
                row.getFileName(),
                row.getSize(),
                List.of(row.getHeader()),
                json.readValue(row.getSample() == null ? "[]" : row.getSample().data(), new TypeReference<>() {}),
                row.getMapping() == null
                        ? null
                        : json.readValue(row.getMapping().data(), Mapping.class),
                row.getMode() == null ? null : ImportMode.valueOf(row.getMode()),
                row.getJob(),
                row.getDoneAt() == null ? null : result(row),
                row.getUploadedBy(),
                row.getUploadedAt());
    }

    static ImportResult result(ImportRecord row) {
        return new ImportResult(
                ImportMode.valueOf(row.getMode()),
                row.getIncidents(),
                row.getCreated(),
                row.getUpdated(),
                row.getSkipped(),
                row.getRejected(),
                row.getRejected() == 0 ? null : "/api/v1/imports/" + code(row) + "/rejected-rows");
    }

    private static String code(ImportRecord row) {
        return ImportStore.code(row.getId());
    }

    static Subject subject(long id) {
        return new Subject("import", ImportStore.code(id));
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
