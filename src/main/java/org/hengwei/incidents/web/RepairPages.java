package org.hengwei.incidents.web;

import java.util.Map;
import org.hengwei.deadlines.Repairs.Report;
import org.hengwei.incidents.ClockRepair;
import org.hengwei.incidents.ClockRepair.Standing;
import org.hengwei.incidents.IncidentPermission;
import org.hengwei.shared.Access;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Clocks worked out anew: previewed, then done; by page and by API. */
@Controller
class RepairPages {

    private final ClockRepair repair;
    private final Access access;

    RepairPages(ClockRepair repair, Access access) {
        this.repair = repair;
        this.access = access;
    }

    @GetMapping("/incidents/repair")
    ModelAndView blank(@RequestParam Map<String, String> query, Ui ui) {
        access.demand(IncidentPermission.REPAIR);
        return page(new Typed(query), null, ui);
    }

    private static Page page(Typed typed, @Nullable Report<Standing> report, Ui ui) {
        return Page.of(ui, "incidents/repair").with("typed", typed).with("report", report);
    }

    @PostMapping("/incidents/repair")
    ModelAndView repair(@RequestParam Map<String, String> form, Ui ui) {
        var typed = new Typed(form);
        try {
            var report = typed.text("act").equals("do")
                    ? repair.repair(typed.given("target"), typed.given("reason"))
                    : repair.preview(typed.given("target"));
            return page(typed, report, ui);
        } catch (Refused refused) {
            return page(typed, null, ui).refused(refused);
        }
    }

    /** @param target number of an incident or code of a project */
    record RepairInput(@Nullable String target, @Nullable String reason) {}

    @PostMapping("/api/v1/clock-repairs/preview")
    @ResponseBody
    Report<Standing> preview(@RequestBody RepairInput body) {
        return repair.preview(body.target());
    }

    @PostMapping("/api/v1/clock-repairs")
    @ResponseBody
    Report<Standing> repair(@RequestBody RepairInput body) {
        return repair.repair(body.target(), body.reason());
    }
}
