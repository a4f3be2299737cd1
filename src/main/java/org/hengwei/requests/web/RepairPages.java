package org.hengwei.requests.web;

import org.hengwei.deadlines.Repairs.Report;
import org.hengwei.requests.ClockRepair;
import org.hengwei.requests.ClockRepair.Standing;
import org.hengwei.requests.RequestPermission;
import org.hengwei.shared.Access;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Clocks of service requests worked out anew: previewed, then done; by page and by API. */
@Controller("requestRepairPages")
class RepairPages {

    private final ClockRepair repair;
    private final Access access;

    RepairPages(ClockRepair repair, Access access) {
        this.repair = repair;
        this.access = access;
    }

    @GetMapping("/requests/repair")
    ModelAndView blank(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        access.demand(RequestPermission.REPAIR);
        return page(Typed.of(query), null, ui);
    }

    private static Page page(Typed typed, @Nullable Report<Standing> report, Ui ui) {
        return Page.of(ui, "requests/repair").with("typed", typed).with("report", report);
    }

    @PostMapping("/requests/repair")
    ModelAndView repair(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            var report = typed.text("act").equals("do")
                    ? repair.repair(typed.text("target"), typed.text("reason"))
                    : repair.preview(typed.text("target"));
            return page(typed, report, ui);
        } catch (Refused refused) {
            return page(typed, null, ui).refused(refused);
        }
    }

    /** @param target number of a request or code of a project */
    record RepairInput(@Nullable String target, @Nullable String reason) {}

    @PostMapping("/api/v1/request-clock-repairs/preview")
    @ResponseBody
    Report<Standing> preview(@RequestBody RepairInput body) {
        return repair.preview(body.target());
    }

    @PostMapping("/api/v1/request-clock-repairs")
    @ResponseBody
    Report<Standing> repair(@RequestBody RepairInput body) {
        return repair.repair(body.target(), body.reason());
    }
}
