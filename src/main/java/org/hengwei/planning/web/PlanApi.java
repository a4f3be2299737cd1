package org.hengwei.planning.web;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.planning.ItemState;
import org.hengwei.planning.NewPlan;
import org.hengwei.planning.Objective;
import org.hengwei.planning.PlanKind;
import org.hengwei.planning.PlanLine;
import org.hengwei.planning.PlanProgress;
import org.hengwei.planning.PlanText;
import org.hengwei.planning.PlanView;
import org.hengwei.planning.PlanViews;
import org.hengwei.planning.Plans;
import org.hengwei.planning.PutItem;
import org.hengwei.shared.Period;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/plans")
class PlanApi {

    private final Plans plans;
    private final PlanViews views;
    private final PlanProgress progress;

    PlanApi(Plans plans, PlanViews views, PlanProgress progress) {
        this.plans = plans;
        this.views = views;
        this.progress = progress;
    }

    public record NewObjective(
            @Nullable String metric,
            @Nullable String name,
            @Nullable String formula,
            @Nullable String comparator,
            @Nullable BigDecimal target,
            @Nullable String unit,
            Period.@Nullable Length period) {

        Objective objective() {
            return new Objective(
                    null,
                    or(metric, ""),
                    or(name, ""),
                    or(formula, ""),
                    or(comparator, "GE"),
                    target == null ? BigDecimal.ZERO : target,
                    or(unit, "PERCENT"),
                    period == null ? Period.Length.YEAR : period);
        }
    }

    public record NewItem(
            @Nullable Long id,
            @Nullable String work,
            @Nullable String measures,
            @Nullable String responsible,
            @Nullable String cooperating,
            @Nullable String person,
            @Nullable String owner,
            @Nullable String schedule) {

        PutItem item() {
            return new PutItem(
                    id,
                    or(work, ""),
                    or(measures, ""),
                    or(responsible, ""),
                    or(cooperating, ""),
                    or(person, ""),
                    owner,
                    or(schedule, ""));
        }
    }

    public record Submission(
            @Nullable String reviewer, @Nullable String approver) {}

    public record Issue(
            @Nullable LocalDate effectiveOn, @Nullable List<String> departments) {}

    public record Revision(
            @Nullable Boolean major, @Nullable String reason) {}

    public record Completion(@Nullable String note) {}

    public record Move(ItemState state, @Nullable String reason) {}

    public record Answer(@Nullable String answer, @Nullable Long item) {}

    public record NewProblem(@Nullable String text, boolean ineffective) {}

    @GetMapping
    Slice<PlanLine> list(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable PlanKind kind) {
        return new Slice<>(views.list(year, kind), null, null);
    }

    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody NewPlan body) {
        var plan = plans.create(body);
        return ResponseEntity.created(URI.create("/api/v1/plans/" + plan.number()))
                .eTag(Integer.toString(plan.version()))
                .body(json(plan));
    }

    @GetMapping("/{number}")
    ResponseEntity<Map<String, @Nullable Object>> get(
            @PathVariable String number, @RequestParam(required = false) @Nullable Integer edition) {
        return answer(edition == null ? views.get(number) : views.get(number, edition));
    }

    @PutMapping("/{number}/text")
    ResponseEntity<Map<String, @Nullable Object>> write(
            @PathVariable String number,
            @RequestBody PlanText text,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match) {
        return answer(plans.write(number, text, match == null ? null : version(match)));
    }

    @PostMapping("/{number}/objectives")
    ResponseEntity<Map<String, @Nullable Object>> objective(
            @PathVariable String number, @RequestBody NewObjective body) {
        return answer(plans.putObjective(number, body.objective()));
    }

    @DeleteMapping("/{number}/objectives/{metric}")
    ResponseEntity<Map<String, @Nullable Object>> removeObjective(
            @PathVariable String number, @PathVariable String metric) {
        return answer(plans.removeObjective(number, metric));
    }

    @PostMapping("/{number}/items")
    ResponseEntity<Map<String, @Nullable Object>> item(@PathVariable String number, @RequestBody NewItem body) {
        return answer(plans.putItem(number, body.item()));
    }

    @DeleteMapping("/{number}/items/{item}")
    ResponseEntity<Map<String, @Nullable Object>> removeItem(@PathVariable String number, @PathVariable long item) {
        return answer(plans.removeItem(number, item));
    }

    @PostMapping("/{number}/items/{item}/move")
    ResponseEntity<Map<String, @Nullable Object>> move(
            @PathVariable String number, @PathVariable long item, @RequestBody Move body) {
        return answer(progress.move(number, item, body.state(), or(body.reason(), "")));
    }

    @PostMapping("/{number}/instances/{instance}/completion")
    ResponseEntity<Map<String, @Nullable Object>> done(
            @PathVariable String number, @PathVariable long instance, @RequestBody Completion body) {
        return answer(progress.done(number, instance, or(body.note(), "")));
    }

    @PostMapping("/{number}/problems")
    ResponseEntity<Map<String, @Nullable Object>> problem(@PathVariable String number, @RequestBody NewProblem body) {
        plans.addProblem(number, or(body.text(), ""), body.ineffective());
        return answer(views.get(number));
    }

    @PostMapping("/{number}/problems/{problem}/answer")
    ResponseEntity<Map<String, @Nullable Object>> answer(
            @PathVariable String number, @PathVariable long problem, @RequestBody Answer body) {
        plans.answerProblem(number, problem, or(body.answer(), ""), body.item());
        return answer(views.get(number));
    }

    @PostMapping("/{number}/submission")
    ResponseEntity<Map<String, @Nullable Object>> submit(@PathVariable String number, @RequestBody Submission body) {
        return answer(plans.submit(number, or(body.reviewer(), ""), or(body.approver(), "")));
    }

    @PostMapping("/{number}/issue")
    ResponseEntity<Map<String, @Nullable Object>> issue(@PathVariable String number, @RequestBody Issue body) {
        return answer(
                plans.issue(number, body.effectiveOn(), body.departments() == null ? List.of() : body.departments()));
    }

    @PostMapping("/{number}/revision")
    ResponseEntity<Map<String, @Nullable Object>> revise(@PathVariable String number, @RequestBody Revision body) {
        return answer(plans.revise(number, Boolean.TRUE.equals(body.major()), or(body.reason(), "")));
    }

    private ResponseEntity<Map<String, @Nullable Object>> answer(PlanView plan) {
        return ResponseEntity.ok().eTag(Integer.toString(plan.version())).body(json(plan));
    }

    private Map<String, @Nullable Object> json(PlanView plan) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("number", plan.number());
        json.put("edition", plan.edition());
        json.put("kind", plan.kind());
        json.put("year", plan.year());
        json.put("title", plan.title());
        json.put("language", plan.language());
        json.put("state", plan.state());
        json.put("text", plan.text());
        json.put("document", views.paperOf(plan));
        json.put("author", plan.author());
        json.put("createdAt", plan.createdAt());
        json.put("issuedAt", plan.issuedAt());
        json.put("objectives", views.attainment(plan));
        json.put("items", plan.items().stream().map(item -> itemJson(item)).toList());
        json.put("problems", plan.problems());
        json.put("missing", plan.missing());
        json.put("moves", plan.moves().stream().map(move -> move(plan, move)).toList());
        json.put("version", plan.version());
        return json;
    }

    private static Map<String, @Nullable Object> itemJson(org.hengwei.planning.ItemView item) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", item.id());
        json.put("work", item.work());
        json.put("measures", item.measures());
        json.put("responsible", item.responsible());
        json.put("cooperating", item.cooperating());
        json.put("person", item.person());
        json.put("owner", item.owner());
        json.put("schedule", item.schedule().toString());
        json.put("state", item.state());
        json.put("reason", item.reason());
        json.put("instances", item.instances());
        return json;
    }

    private static Map<String, String> move(PlanView plan, String name) {
        return Map.of("name", name, "href", "/api/v1/plans/" + plan.number() + "/" + name);
    }

    private static Integer version(String match) {
        var digits = match.replaceAll("\\D", "");
        return digits.isEmpty() ? -1 : Integer.valueOf(digits);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
