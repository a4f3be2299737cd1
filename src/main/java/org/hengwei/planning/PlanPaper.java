package org.hengwei.planning;

import java.util.ArrayList;
import java.util.List;
import org.hengwei.documents.Block;
import org.hengwei.documents.Cover;
import org.hengwei.documents.DocumentContent;
import org.hengwei.documents.Section;
import org.springframework.stereotype.Component;

/** Puts a plan on paper: the document D1, in the order the company signs it. */
@Component
class PlanPaper {

    private final PlanWords words;

    PlanPaper(PlanWords words) {
        this.words = words;
    }

    DocumentContent of(PlanView plan) {
        return new DocumentContent(Cover.of("", plan.title(), List.of()), sections(plan));
    }

    private List<Section> sections(PlanView plan) {
        var sections = new ArrayList<Section>();
        var text = plan.text();
        prose(sections, plan, "purpose", text.purpose());
        prose(sections, plan, "scope", text.scope());
        add(sections, plan, "references", List.of(new Block.Bullets(text.references(), true)));
        prose(sections, plan, "terms", text.terms());
        add(sections, plan, "roles", List.of(roles(plan)));
        add(sections, plan, "objectives", List.of(objectives(plan)));
        add(sections, plan, "activities", activities(plan, sections.size() + 1));
        add(sections, plan, "assurance", assurance(plan, sections.size() + 1));
        add(sections, plan, "work", List.of(work(plan)));
        return sections;
    }

    private void prose(List<Section> sections, PlanView plan, String key, String text) {
        var shown = text.isBlank() ? words.text("paper.none", plan.language()) : text;
        add(sections, plan, key, List.of(new Block.Paragraph(shown)));
    }

    private void add(List<Section> sections, PlanView plan, String key, List<Block> blocks) {
        var title = (sections.size() + 1) + ". " + words.text("section." + key, plan.language());
        sections.add(new Section(title, blocks));
    }

    private Block roles(PlanView plan) {
        return new Block.Table(
                List.of(column(plan, "role", 2), column(plan, "duties", 8)),
                plan.text().roles().stream()
                        .map(duty -> List.of(duty.role(), duty.duties()))
                        .toList());
    }

    private Block objectives(PlanView plan) {
        return new Block.Table(
                List.of(
                        column(plan, "indicator", 3),
                        column(plan, "formula", 5),
                        column(plan, "target", 2),
                        column(plan, "period", 2)),
                plan.objectives().stream()
                        .map(o -> List.of(o.name(), o.formula(), o.goal(), words.period(o.period(), plan.language())))
                        .toList());
    }

    private List<Block> activities(PlanView plan, int number) {
        var blocks = new ArrayList<Block>();
        var n = 0;
        for (var activity : plan.text().activities()) {
            blocks.add(new Block.Heading(2, number + "." + ++n + ". " + activity.title()));
            blocks.add(new Block.Paragraph(activity.text()));
        }
        return blocks;
    }

    private List<Block> assurance(PlanView plan, int number) {
        var text = plan.text();
        var blocks = new ArrayList<Block>();
        var bodies = List.of(
                text.relation(),
                text.conformity(),
                text.resources(),
                text.audited(),
                text.collection(),
                text.inspections());
        for (var i = 0; i < bodies.size(); i++) {
            var letter = String.valueOf((char) ('a' + i));
            blocks.add(new Block.Heading(
                    2, number + "." + (i + 1) + ". " + words.text("content." + letter, plan.language())));
            blocks.add(new Block.Paragraph(bodies.get(i)));
        }
        return blocks;
    }

    private Block work(PlanView plan) {
        var rows = new ArrayList<List<String>>();
        for (var item : plan.items()) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    item.work(),
                    item.measures(),
                    item.responsible(),
                    item.cooperating(),
                    item.person(),
                    words.schedule(item.schedule(), plan.language())));
        }
        return new Block.Table(
                List.of(
                        column(plan, "no", 1),
                        column(plan, "work", 3),
                        column(plan, "measures", 8),
                        column(plan, "responsible", 2),
                        column(plan, "cooperating", 2),
                        column(plan, "person", 2),
                        column(plan, "date", 2)),
                rows);
    }

    private Block.Column column(PlanView plan, String key, int width) {
        return new Block.Column(words.text("column." + key, plan.language()), width);
    }
}
