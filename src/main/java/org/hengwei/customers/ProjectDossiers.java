package org.hengwei.customers;

import static java.util.Objects.requireNonNull;
import static org.hengwei.customers.db.Tables.COST_ENTRY;
import static org.hengwei.customers.db.Tables.CUSTOMER_TRAINING;
import static org.hengwei.customers.db.Tables.PAPER;
import static org.hengwei.customers.db.Tables.TALK;
import static org.hengwei.customers.db.Tables.VENDOR_SERVICE;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.customers.db.ProjectRecord;
import org.hengwei.journal.AttachmentView;
import org.hengwei.journal.Journal;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs for a project's dossier: acceptance papers, budget and costs, the customer's training, vendors' services, progress
 * talks, and all files in one place (R164 to R166, R169 to R171). Nothing filed is taken away again.
 */
@Service
@Transactional
public class ProjectDossiers {

    private static final int LONGEST_TEXT = 4_000;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

    private final DossierRepository dossiers;
    private final ProjectRepository projects;
    private final ContractRepository contracts;
    private final Journal journal;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ProjectDossiers(
            DossierRepository dossiers,
            ProjectRepository projects,
            ContractRepository contracts,
            Journal journal,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.dossiers = dossiers;
        this.projects = projects;
        this.contracts = contracts;
        this.journal = journal;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    /** @throws Refused as not found when the project may not be seen; as forbidden when only its dossier may not */
    @Transactional(readOnly = true)
    public DossierView find(String project) {
        var row = projects.row(project, access.visibility(CustomersPermission.READ_PROJECTS))
                .orElseThrow(() -> Refused.notFound(project));
        access.demand(CustomersPermission.READ_DOSSIER, CustomerProjects.place(row));
        return view(row);
    }

    private DossierView view(ProjectRecord row) {
        var project = row.getCode();
        return new DossierView(
                project,
                row.getName(),
                row.getCustomer(),
                dossiers.papers(project),
                dossiers.sums(project),
                dossiers.costs(project),
                dossiers.trainings(project),
                dossiers.vendorServices(project),
                dossiers.talkDue(project, today()),
                dossiers.talks(project),
                files(row));
    }

    private List<AttachmentView> files(ProjectRecord row) {
        var files = new ArrayList<>(journal.attachments(CustomerProjects.subject(row.getCode())));
        var contract = row.getContract();
        if (contract != null && seesContract(contract)) {
            files.addAll(journal.attachments(Contracts.subject(contract)));
        }
        return files.stream().filter(file -> !file.erased()).toList();
    }

    private boolean seesContract(String contract) {
        return access.may(CustomersPermission.READ_CONTRACTS)
                && contracts
                        .row(contract, access.visibility(CustomersPermission.READ_CONTRACTS))
                        .isPresent();
    }

    /**
     * Files a deliverable or an acceptance paper.
     *
     * @param fileName null when there is no file
     * @throws Refused without stage, title or day; for a certificate without who signed it; dated on a day to come
     */
    public DossierView file(String project, Filing.Paper paper, @Nullable String fileName, byte @Nullable [] content) {
        var held = held(project);
        var named = blank(paper.title()) ? fileName : paper.title();
        past(new Checks(), paper.datedOn(), "datedOn")
                .present(paper.stage(), "stage")
                .present(named, "title")
                .that(
                        paper.stage() == Filing.Stage.DELIVERABLE || !blank(paper.signedBy()),
                        "signedBy",
                        "shared.required")
                .atMost(named, 200, "title")
                .atMost(paper.signedBy(), 200, "signedBy")
                .refuse();
        var subject = CustomerProjects.subject(project);
        var row = dossiers.fresh(PAPER);
        row.setProject(project);
        row.setStage(requireNonNull(paper.stage()).name());
        row.setTitle(requireNonNull(named).strip());
        row.setDatedOn(paper.datedOn());
        row.setSignedBy(paper.signedBy());
        if (fileName != null && content != null && content.length > 0) {
            row.setAttachment(journal.attach(subject, fileName, content, Audience.INTERNAL)
                    .id());
        }
        row.setFiledBy(access.actor().login());
        row.setFiledAt(clock.instant());
        row.insert();
        events.publishEvent(new CustomerEvent.PaperFiled(
                subject, clock.instant(), paper.stage(), row.getTitle(), row.getDatedOn()));
        return view(held);
    }

    /** @throws Refused without kind, category, day or an amount in whole fen that is not zero */
    public DossierView enter(String project, Filing.Cost cost) {
        var held = held(project);
        var amount = cost.amount();
        new Checks()
                .present(cost.kind(), "kind")
                .present(cost.category(), "category")
                .present(amount, "amount")
                .present(cost.bookedOn(), "bookedOn")
                .that(amount == null || fen(amount), "amount", "customers.refused.amount-fen")
                .atMost(cost.category(), 100, "category")
                .atMost(cost.note(), LONGEST_TEXT, "note")
                .refuse();
        var row = dossiers.fresh(COST_ENTRY);
        row.setProject(project);
        row.setKind(requireNonNull(cost.kind()).name());
        row.setCategory(requireNonNull(cost.category()).strip());
        row.setAmount(amount);
        row.setDatedOn(cost.bookedOn());
        row.setNote(cost.note());
        row.setFiledBy(access.actor().login());
        row.setFiledAt(clock.instant());
        row.insert();
        events.publishEvent(new CustomerEvent.CostEntered(
                CustomerProjects.subject(project),
                clock.instant(),
                cost.kind(),
                row.getCategory(),
                requireNonNull(amount)));
        return view(held);
    }

    private static boolean fen(BigDecimal amount) {
        return amount.signum() != 0
                && amount.stripTrailingZeros().scale() <= 2
                && amount.abs().compareTo(LARGEST) < 0;
    }

    /** @throws Refused without topic, day or trainer */
    public DossierView plan(String project, Filing.Training training) {
        var held = held(project);
        new Checks()
                .present(training.topic(), "topic")
                .present(training.plannedOn(), "plannedOn")
                .present(training.trainer(), "trainer")
                .atMost(training.topic(), 200, "topic")
                .atMost(training.trainer(), 200, "trainer")
                .atMost(training.audience(), 400, "audience")
                .refuse();
        var row = dossiers.fresh(CUSTOMER_TRAINING);
        row.setProject(project);
        row.setTopic(requireNonNull(training.topic()).strip());
        row.setPlannedOn(training.plannedOn());
        row.setTrainer(requireNonNull(training.trainer()).strip());
        row.setAudience(training.audience());
        row.setFiledBy(access.actor().login());
        row.setFiledAt(clock.instant());
        row.insert();
        events.publishEvent(new CustomerEvent.CustomerTrainingPlanned(
                CustomerProjects.subject(project), clock.instant(), row.getTopic(), row.getPlannedOn()));
        return view(held);
    }

    /** @throws Refused as conflict when it was held already; without day, number of people or result; on a day to come */
    public DossierView hold(String project, long training, Filing.HeldTraining outcome) {
        var held = held(project);
        var row = dossiers.training(project, training).orElseThrow(() -> Refused.notFound(Long.toString(training)));
        if (row.getHeldOn() != null) {
            throw Refused.conflict("customers.refused.training-held");
        }
        var attendees = outcome.attendees();
        past(new Checks(), outcome.heldOn(), "heldOn")
                .present(attendees, "attendees")
                .that(
                        attendees == null || (attendees > 0 && attendees <= 10_000),
                        "attendees",
                        "customers.refused.attendees")
                .present(outcome.result(), "result")
                .atMost(outcome.result(), LONGEST_TEXT, "result")
                .refuse();
        row.setHeldOn(outcome.heldOn());
        row.setAttendees(attendees);
        row.setResult(outcome.result());
        row.update();
        events.publishEvent(new CustomerEvent.CustomerTrainingHeld(
                CustomerProjects.subject(project),
                clock.instant(),
                row.getTopic(),
                row.getHeldOn(),
                row.getAttendees()));
        return view(held);
    }

    /** @throws Refused without vendor, service, day or either grade; for a poor one without a remark */
    public DossierView supervise(String project, Filing.VendorService service) {
        var held = held(project);
        var poor = service.technique() == Filing.Grade.POOR || service.quality() == Filing.Grade.POOR;
        past(new Checks(), service.servedOn(), "servedOn")
                .present(service.vendor(), "vendor")
                .present(service.service(), "service")
                .present(service.technique(), "technique")
                .present(service.quality(), "quality")
                .that(!poor || !blank(service.remark()), "remark", "customers.refused.poor-remark")
                .atMost(service.vendor(), 200, "vendor")
                .atMost(service.service(), 400, "service")
                .atMost(service.remark(), LONGEST_TEXT, "remark")
                .refuse();
        var row = dossiers.fresh(VENDOR_SERVICE);
        row.setProject(project);
        row.setVendor(requireNonNull(service.vendor()).strip());
        row.setService(requireNonNull(service.service()).strip());
        row.setServedOn(service.servedOn());
        row.setTechnique(requireNonNull(service.technique()).name());
        row.setQuality(requireNonNull(service.quality()).name());
        row.setRemark(service.remark());
        row.setFiledBy(access.actor().login());
        row.setFiledAt(clock.instant());
        row.insert();
        events.publishEvent(new CustomerEvent.VendorServiceSupervised(
                CustomerProjects.subject(project),
                clock.instant(),
                row.getVendor(),
                service.technique(),
                service.quality()));
        return view(held);
    }

    /** @throws Refused without day, participants or progress; on a day to come */
    public DossierView talk(String project, Filing.Talk talk) {
        var held = held(project);
        past(new Checks(), talk.heldOn(), "heldOn")
                .present(talk.participants(), "participants")
                .present(talk.progress(), "progress")
                .atMost(talk.participants(), 400, "participants")
                .atMost(talk.progress(), LONGEST_TEXT, "progress")
                .atMost(talk.knownNeeds(), LONGEST_TEXT, "knownNeeds")
                .atMost(talk.latentNeeds(), LONGEST_TEXT, "latentNeeds")
                .atMost(talk.agreed(), LONGEST_TEXT, "agreed")
                .refuse();
        var row = dossiers.fresh(TALK);
        row.setProject(project);
        row.setHeldOn(talk.heldOn());
        row.setParticipants(requireNonNull(talk.participants()).strip());
        row.setProgress(requireNonNull(talk.progress()).strip());
        row.setKnownNeeds(talk.knownNeeds());
        row.setLatentNeeds(talk.latentNeeds());
        row.setAgreed(talk.agreed());
        row.setFiledBy(access.actor().login());
        row.setFiledAt(clock.instant());
        row.insert();
        events.publishEvent(
                new CustomerEvent.TalkHeld(CustomerProjects.subject(project), clock.instant(), row.getHeldOn()));
        return view(held);
    }

    /** Sets how often progress is talked about, from 1 to 366 days; counted from today before the first talk. */
    public DossierView talkEvery(String project, @Nullable Integer days) {
        var held = held(project);
        new Checks()
                .present(days, "days")
                .that(days == null || (days >= 1 && days <= 366), "days", "customers.refused.talk-days")
                .refuse();
        dossiers.talkEvery(project, requireNonNull(days), today());
        events.publishEvent(
                new CustomerEvent.TalkIntervalSet(CustomerProjects.subject(project), clock.instant(), days));
        return view(held);
    }

    /** Projects that go on and have an interval, by code. */
    @Transactional(readOnly = true)
    public Slice<Filing.TalkDue> talksDue(boolean overdueOnly, @Nullable String cursor, int limit) {
        access.demand(CustomersPermission.READ_DOSSIER);
        var visibility = access.visibility(CustomersPermission.READ_DOSSIER);
        return dossiers.talksDue(overdueOnly, visibility, today(), cursor, limit);
    }

    private Checks past(Checks checks, @Nullable LocalDate day, String field) {
        return checks.present(day, field)
                .that(day == null || !day.isAfter(today()), field, "customers.refused.day-to-come");
    }

    private LocalDate today() {
        return zone.dayOf(clock.instant());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private ProjectRecord held(String project) {
        var row = projects.held(project, access.visibility(CustomersPermission.READ_PROJECTS))
                .orElseThrow(() -> Refused.notFound(project));
        access.demand(CustomersPermission.RUN_PROJECT, CustomerProjects.place(row));
        return row;
    }
}
