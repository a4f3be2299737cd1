package org.hengwei.documents;

import static org.hengwei.documents.db.Tables.DOCUMENT;
import static org.hengwei.documents.db.Tables.SCHEME;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hengwei.documents.db.SchemeRecord;
import org.hengwei.people.Company;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Number schemes per kind (R345), version names (R343) and the company's name. */
@Service
@Transactional
public class Numbering {

    static final String ANY = "*";
    private static final Pattern SEQ = Pattern.compile("\\{seq(?::(\\d))?}");
    private static final int TRIES = 10_000;

    private final DSLContext db;
    private final Company company;
    private final Access access;

    Numbering(DSLContext db, Company company, Access access) {
        this.db = db;
        this.company = company;
        this.access = access;
    }

    /**
     * @param kind kind of document; {@code *} for all without a scheme of their own
     * @param pattern with {@code {seq}} or {@code {seq:4}} (least digits), and {@code {year}} if wanted
     * @param versions the first version's name, {@code V1.0} or {@code A0}
     * @param nextSeq the number given next
     */
    public record Scheme(
            String kind, String nameZh, String nameEn, String pattern, String versions, int nextSeq, int version) {}

    /** All schemes; every member of staff may know them, since they choose the kind when drafting. */
    @Transactional(readOnly = true)
    public List<Scheme> schemes() {
        access.demand(DocumentPermission.READ);
        return db.selectFrom(SCHEME).orderBy(SCHEME.KIND).fetch(Numbering::scheme);
    }

    /**
     * Adds or changes a kind's scheme. Numbers given already stay.
     *
     * @throws Refused when the pattern has no sequence or the first version is neither V1.0 nor A0
     */
    public Scheme define(Scheme scheme) {
        access.demand(DocumentPermission.SET_UP);
        new Checks()
                .that(scheme.kind().matches("[A-Z][A-Z0-9_]{1,40}|\\*"), "kind", "documents.refused.kind")
                .present(scheme.nameZh(), "nameZh")
                .present(scheme.nameEn(), "nameEn")
                .atMost(scheme.pattern(), 80, "pattern")
                .that(SEQ.matcher(scheme.pattern()).find(), "pattern", "documents.refused.pattern")
                .that(List.of("V1.0", "A0").contains(scheme.versions()), "versions", "documents.refused.versions")
                .that(scheme.nextSeq() > 0, "nextSeq", "documents.refused.next-seq")
                .refuse();
        return db.insertInto(SCHEME)
                .set(SCHEME.KIND, scheme.kind())
                .set(SCHEME.NAME_ZH, scheme.nameZh())
                .set(SCHEME.NAME_EN, scheme.nameEn())
                .set(SCHEME.PATTERN, scheme.pattern().strip())
                .set(SCHEME.VERSIONS, scheme.versions())
                .set(SCHEME.NEXT_SEQ, scheme.nextSeq())
                .onConflict(SCHEME.KIND)
                .doUpdate()
                .set(SCHEME.NAME_ZH, scheme.nameZh())
                .set(SCHEME.NAME_EN, scheme.nameEn())
                .set(SCHEME.PATTERN, scheme.pattern().strip())
                .set(SCHEME.VERSIONS, scheme.versions())
                .set(SCHEME.NEXT_SEQ, scheme.nextSeq())
                .set(SCHEME.VERSION, SCHEME.VERSION.plus(1))
                .returning()
                .fetchSingle(Numbering::scheme);
    }

    /** The company's name on every cover; blank until set. */
    @Transactional(readOnly = true)
    public String company() {
        return company.name().orElse("");
    }

    public void nameCompany(String name) {
        access.demand(DocumentPermission.SET_UP);
        new Checks().present(name, "company").atMost(name, 100, "company").refuse();
        access.byRule("documents.rule.company", () -> company.name(name, company.language()));
    }

    /** The next number of the kind that no document has. */
    String next(String kind, int year) {
        var scheme = locked(kind);
        for (var seq = scheme.getNextSeq(); seq < scheme.getNextSeq() + TRIES; seq++) {
            var number = number(scheme.getPattern(), seq, year);
            if (!db.fetchExists(DOCUMENT, DOCUMENT.CODE.eq(code(number)))) {
                scheme.setNextSeq(seq + 1);
                scheme.store();
                return number;
            }
        }
        throw Refused.conflict("documents.refused.no-number", scheme.getPattern());
    }

    /** Name of the first version of a document of the kind. */
    String first(String kind) {
        return locked(kind).getVersions();
    }

    static String number(String pattern, int seq, int year) {
        var withYear = pattern.replace("{year}", Integer.toString(year));
        return SEQ.matcher(withYear).replaceAll(hit -> {
            var digits = hit.group(1) == null ? 1 : Integer.parseInt(hit.group(1));
            return String.format(Locale.ROOT, "%0" + Math.max(1, digits) + "d", seq);
        });
    }

    /** V1.0 → V1.1 or V2.0; A0 → A1 or B0. */
    static String following(String label, boolean major) {
        if (label.startsWith("V")) {
            var parts = label.substring(1).split("\\.", 2);
            var whole = Integer.parseInt(parts[0]);
            return major ? "V" + (whole + 1) + ".0" : "V" + whole + "." + (Integer.parseInt(parts[1]) + 1);
        }
        var letter = label.charAt(0);
        return major ? (char) (letter + 1) + "0" : letter + Integer.toString(Integer.parseInt(label.substring(1)) + 1);
    }

    /** The number as it stands in addresses. */
    static String code(String number) {
        return number.strip().replaceAll("[\\s/\\\\?#%;&+]+", "-");
    }

    private SchemeRecord locked(String kind) {
        return db.selectFrom(SCHEME)
                .where(SCHEME.KIND.in(kind, ANY))
                .orderBy(SCHEME.KIND.eq(ANY))
                .limit(1)
                .forUpdate()
                .fetchSingle();
    }

    private static Scheme scheme(SchemeRecord row) {
        return new Scheme(
                row.getKind(),
                row.getNameZh(),
                row.getNameEn(),
                row.getPattern(),
                row.getVersions(),
                row.getNextSeq(),
                row.getVersion());
    }
}
