package org.hengwei.surveys;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengwei.feedback.ComplaintRules;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.People;
import org.hengwei.people.Role;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.hengwei.shared.Work;
import org.hengwei.surveys.db.CampaignRecord;
import org.hengwei.surveys.db.OpinionRecord;
import org.hengwei.surveys.db.ResponseRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each problem or opinion a customer voiced gets a measure with owner and due day, tracked until it is done (R207, R210). */
@Service
@Transactional
public class Opinions {

    private final SurveyHouse house;
    private final OpinionRepository repository;
    private final People people;
    private final Notices notices;
    private final ComplaintRules rules;

    Opinions(SurveyHouse house, OpinionRepository repository, People people, Notices notices, ComplaintRules rules) {
        this.house = house;
        this.repository = repository;
        this.people = people;
        this.notices = notices;
        this.rules = rules;
    }

    /** Keeps what an answer says beyond its points, and raises the alarm for what is as low as a complaint. */
    void hear(CampaignRecord campaign, SurveyForm form, ResponseRecord response, List<ResponseView.Answer> answers) {
        var chinese = !campaign.getLanguage().startsWith("en");
        var limit = rules.surveyLimit();
        var alarming = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var answer : answers) {
            var label = label(form, answer.item(), chinese);
            var grade = Sheet.badness(answer);
            if (answer.text() != null) {
                words.add(answer.text());
                add(campaign, response, answer.item(), "OPINION", answer.text());
            } else if (grade != null) {
                add(campaign, response, answer.item(), grade.name(), label);
            }
            if (Sheet.atMost(limit, answer)) {
                alarming.add(label);
            }
        }
        if (!alarming.isEmpty()) {
            alarm(response, alarming);
            house.tell(new SurveyEvent.VeryDissatisfied(
                    SurveyCode.RESPONSE.subject(response.getId()),
                    house.now(),
                    SurveyCode.SURVEY.of(campaign.getId()),
                    response.getCustomer(),
                    response.getProject(),
                    response.getContactName(),
                    response.getPhone(),
                    alarming,
                    words.isEmpty() ? null : String.join("\n", words)));
        }
    }

    private void alarm(ResponseRecord response, List<String> items) {
        var code = SurveyCode.RESPONSE.of(response.getId());
        notices.send(
                house.access.holders(Role.QUALITY_MANAGER.name()),
                Notice.about(
                        SurveyCode.RESPONSE.subject(response.getId()),
                        "/surveys/responses/" + code,
                        code + ":very-dissatisfied",
                        "surveys.notice.very-dissatisfied",
                        response.getCustomerName(),
                        String.join(", ", items)));
    }

    private static String label(SurveyForm form, String item, boolean chinese) {
        return form.items().stream()
                .filter(one -> one.code().equals(item))
                .findFirst()
                .map(one -> one.label(chinese))
                .orElse(item);
    }

    private void add(CampaignRecord campaign, ResponseRecord response, String item, String kind, String text) {
        var row = repository.fresh();
        row.setVersion(1);
        row.setCampaign(campaign.getId());
        row.setResponse(response.getId());
        row.setCustomer(response.getCustomer());
        row.setCustomerName(response.getCustomerName());
        row.setProject(response.getProject());
        row.setDepartment(response.getDepartment());
        row.setItem(item);
        row.setKind(kind);
        row.setText(text);
        row.setState(OpinionState.OPEN.name());
        row.setSaidAt(house.now());
        row.insert();
        work(row, campaign.getOwner());
    }

    /**
     * @param measure what is done about it
     * @param owner login of whoever sees to it
     * @param dueOn last day
     */
    public record SetMeasure(
            @Nullable String measure,
            @Nullable String owner,
            @Nullable LocalDate dueOn) {}

    /** Sets a measure, or another one while it is not done. */
    public OpinionView measure(String number, @Nullable Integer version, SetMeasure given) {
        var row = mine(number, version, OpinionState.OPEN, OpinionState.MEASURED);
        var today = house.zone.dayOf(house.now());
        new Checks()
                .present(given.measure(), "measure")
                .atMost(given.measure(), 2000, "measure")
                .present(given.owner(), "owner")
                .that(given.owner() == null || people.exists(given.owner().strip()), "owner", "surveys.refused.owner")
                .present(given.dueOn(), "dueOn")
                .that(given.dueOn() == null || !given.dueOn().isBefore(today), "dueOn", "surveys.refused.due-past")
                .refuse();
        row.setMeasure(Objects.requireNonNull(given.measure()).strip());
        row.setOwner(Objects.requireNonNull(given.owner()).strip());
        row.setDueOn(Objects.requireNonNull(given.dueOn()));
        row.setState(OpinionState.MEASURED.name());
        row.setMeasuredBy(house.access.actor().login());
        row.setMeasuredAt(house.now());
        repository.save(row);
        work(row, row.getOwner());
        var code = SurveyCode.OPINION.of(row.getId());
        notices.send(
                Set.of(row.getOwner()),
                Notice.about(
                        SurveyCode.OPINION.subject(row.getId()),
                        "/surveys/opinions/" + code,
                        code + ":" + row.getVersion(),
                        "surveys.notice.measure",
                        row.getCustomerName(),
                        row.getMeasure(),
                        row.getDueOn()));
        house.tell(new SurveyEvent.MeasureSet(
                SurveyCode.OPINION.subject(row.getId()),
                house.now(),
                row.getMeasure(),
                row.getOwner(),
                row.getDueOn()));
        return view(row);
    }

    /** The measure is carried out. */
    public OpinionView done(String number, @Nullable Integer version, @Nullable String result) {
        var row = mine(number, version, OpinionState.MEASURED);
        new Checks().present(result, "result").atMost(result, 2000, "result").refuse();
        row.setResult(Objects.requireNonNull(result).strip());
        row.setDoneBy(house.access.actor().login());
        row.setDoneAt(house.now());
        row.setState(OpinionState.DONE.name());
        repository.save(row);
        work(row, row.getOwner());
        house.tell(new SurveyEvent.MeasureDone(
                SurveyCode.OPINION.subject(row.getId()),
                house.now(),
                row.getResult(),
                !view(row).late()));
        return view(row);
    }

    /** It was praise and asks for nothing. @throws Refused for dissatisfaction, which always needs a measure */
    public OpinionView praise(String number, @Nullable Integer version) {
        var row = mine(number, version, OpinionState.OPEN);
        if (!row.getKind().equals("OPINION")) {
            throw Refused.conflict("surveys.refused.no-praise");
        }
        row.setState(OpinionState.PRAISE.name());
        repository.save(row);
        work(row, null);
        house.tell(new SurveyEvent.Praised(SurveyCode.OPINION.subject(row.getId()), house.now()));
        return view(row);
    }

    private OpinionRecord mine(String number, @Nullable Integer version, OpinionState... states) {
        var row = repository.lock(number);
        house.access.reveal(SurveyPermission.READ, place(row), SurveyCode.OPINION.subject(row.getId()));
        house.access.demand(SurveyPermission.MEASURE, place(row));
        Versions.check(version, row.getVersion());
        if (!List.of(states).contains(OpinionState.valueOf(row.getState()))) {
            throw Refused.conflict("surveys.refused.opinion-state." + row.getState());
        }
        return row;
    }

    @Transactional(readOnly = true)
    public OpinionView find(String number) {
        var row = repository.get(number);
        house.access.reveal(SurveyPermission.READ, place(row), SurveyCode.OPINION.subject(row.getId()));
        return view(row);
    }

    /** Newest first; of one survey, or of all for the management review. */
    @Transactional(readOnly = true)
    public Slice<OpinionView> list(
            @Nullable String survey, @Nullable OpinionState state, @Nullable String cursor, int limit) {
        house.access.demand(SurveyPermission.READ);
        var campaign =
                survey == null || survey.isBlank() ? null : house.reveal(survey).getId();
        return repository
                .list(house.access.visibility(SurveyPermission.READ), campaign, state, Cursor.decode(cursor, 1), limit)
                .map(this::view);
    }

    /** All of a survey, oldest first, for its report. */
    List<OpinionView> of(long campaign) {
        return repository.of(campaign).stream().map(this::view).toList();
    }

    public boolean mayMeasure(OpinionView opinion) {
        return house.access.may(SurveyPermission.MEASURE, place(repository.get(opinion.number())));
    }

    private static Whereabouts place(OpinionRecord row) {
        return new Whereabouts(
                row.getProject(),
                null,
                row.getDepartment(),
                row.getOwner() == null ? Set.of() : Set.of(row.getOwner()));
    }

    private void work(OpinionRecord row, @Nullable String assignee) {
        var code = SurveyCode.OPINION.of(row.getId());
        var open = row.getState().equals(OpinionState.OPEN.name())
                || row.getState().equals(OpinionState.MEASURED.name());
        house.tell(new Work(
                SurveyCode.OPINION.subject(row.getId()),
                row.getMeasure() == null ? row.getText() : row.getMeasure(),
                row.getState(),
                open,
                assignee,
                null,
                row.getProject(),
                null,
                null,
                row.getDueOn() == null
                        ? null
                        : house.zone.startOf(row.getDueOn().plusDays(1)),
                row.getSaidAt(),
                Set.of(),
                "/surveys/opinions/" + code,
                row.getText() + " " + row.getCustomerName()));
    }

    private OpinionView view(OpinionRecord row) {
        var until = row.getDoneAt() == null ? house.now() : row.getDoneAt();
        var late = row.getDueOn() != null && house.zone.dayOf(until).isAfter(row.getDueOn());
        return new OpinionView(
                SurveyCode.OPINION.of(row.getId()),
                row.getVersion(),
                SurveyCode.SURVEY.of(row.getCampaign()),
                SurveyCode.RESPONSE.of(row.getResponse()),
                row.getCustomer(),
                row.getCustomerName(),
                row.getProject(),
                row.getItem(),
                row.getKind(),
                row.getText(),
                OpinionState.valueOf(row.getState()),
                row.getMeasure(),
                row.getOwner(),
                row.getDueOn(),
                row.getResult(),
                row.getDoneAt(),
                row.getSaidAt(),
                late);
    }
}
