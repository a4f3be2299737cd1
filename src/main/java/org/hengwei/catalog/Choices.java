package org.hengwei.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.hengwei.catalog.db.Tables.CHOICE;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hengwei.catalog.db.ChoiceRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the short lists: codes are added, renamed, moved and taken out of use, never deleted, since old tickets hold them. */
@Service
@Transactional
public class Choices {

    static final String KIND = "choice-list";
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Pattern CLASS_CODE = Pattern.compile("[A-Z0-9][A-Z0-9.]{0,19}");
    private static final int STEP = 10;

    private final DSLContext db;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Choices(DSLContext db, Access access, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** The whole list in its order, with those out of use. */
    @Transactional(readOnly = true)
    public List<Choice> all(ChoiceList list) {
        access.demand(CatalogPermission.READ);
        return db.selectFrom(CHOICE)
                .where(CHOICE.LIST.eq(list.name()))
                .orderBy(CHOICE.POSITION, CHOICE.CODE)
                .fetch(Shelf::choice);
    }

    @Transactional(readOnly = true)
    public Choice find(ChoiceList list, String code) {
        access.demand(CatalogPermission.READ);
        return Shelf.choice(row(list, code));
    }

    /** @throws Refused without name, for a code taken or malformed, or a parent that is no category of the first level */
    public Choice add(ChoiceList list, ChoiceFacts facts) {
        access.demand(CatalogPermission.CONFIGURE);
        var code = requireNonNullElse(facts.code(), "").strip().toUpperCase(Locale.ROOT);
        check(list, code, facts)
                .that(
                        (list == ChoiceList.CLASS ? CLASS_CODE : CODE)
                                .matcher(code)
                                .matches(),
                        "code",
                        "catalog.refused.code")
                .that(
                        !db.fetchExists(CHOICE, CHOICE.LIST.eq(list.name()).and(CHOICE.CODE.eq(code))),
                        "code",
                        "catalog.refused.code-taken",
                        code)
                .refuse();
        var row = db.newRecord(CHOICE);
        row.setList(list.name());
        row.setCode(code);
        row.setVersion(1);
        row.setPosition(last(list) + STEP);
        write(row, list, facts);
        row.insert();
        var made = Shelf.choice(row);
        events.publishEvent(new CatalogEvent.ChoiceAdded(subject(list), clock.instant(), code, made.name()));
        return made;
    }

    /** @throws Refused as stale when it is no longer the given version */
    public Choice change(ChoiceList list, String code, @Nullable Integer version, ChoiceFacts facts) {
        access.demand(CatalogPermission.CONFIGURE);
        var row = row(list, code);
        Versions.check(version, row.getVersion());
        check(list, code, facts).refuse();
        write(row, list, facts);
        row.setVersion(row.getVersion() + 1);
        row.update();
        events.publishEvent(
                new CatalogEvent.ChoiceChanged(subject(list), clock.instant(), code, row.getName(), row.getActive()));
        return Shelf.choice(row);
    }

    /** What a change starts from. */
    @Transactional(readOnly = true)
    public ChoiceFacts facts(ChoiceList list, String code) {
        return ChoiceFacts.of(find(list, code));
    }

    private Checks check(ChoiceList list, String code, ChoiceFacts facts) {
        var parent = facts.parent();
        return new Checks()
                .present(facts.name(), "name")
                .atMost(facts.name(), 80, "name")
                .atMost(facts.nameEn(), 80, "nameEn")
                .that(parent == null || list.nested(), "parent", "catalog.refused.parent")
                .that(parent == null || mayBeParent(list, code, parent), "parent", "catalog.refused.parent");
    }

    /** Two levels only: a parent has none itself, and what has children is no child. */
    private boolean mayBeParent(ChoiceList list, String code, String parent) {
        var of = CHOICE.LIST.eq(list.name());
        return !parent.equals(code)
                && db.fetchExists(CHOICE, of.and(CHOICE.CODE.eq(parent)).and(CHOICE.PARENT.isNull()))
                && !db.fetchExists(CHOICE, of.and(CHOICE.PARENT.eq(code)));
    }

    private static void write(ChoiceRecord row, ChoiceList list, ChoiceFacts facts) {
        row.setParent(facts.parent());
        row.setName(requireNonNull(facts.name()).strip());
        row.setNameEn(facts.nameEn());
        row.setSolved(list == ChoiceList.CLOSURE ? Boolean.TRUE.equals(facts.solved()) : null);
        row.setStopsClock(list == ChoiceList.PAUSE ? !Boolean.FALSE.equals(facts.stopsClock()) : null);
        row.setActive(!Boolean.FALSE.equals(facts.active()));
        if (facts.position() != null) {
            row.setPosition(facts.position());
        }
    }

    private ChoiceRecord row(ChoiceList list, String code) {
        return db.selectFrom(CHOICE)
                .where(CHOICE.LIST.eq(list.name()))
                .and(CHOICE.CODE.eq(code))
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code));
    }

    private int last(ChoiceList list) {
        var last = db.select(DSL.max(CHOICE.POSITION))
                .from(CHOICE)
                .where(CHOICE.LIST.eq(list.name()))
                .fetchOne(0, Integer.class);
        return Objects.requireNonNullElse(last, 0);
    }

    static Subject subject(ChoiceList list) {
        return new Subject(KIND, list.noun());
    }
}
