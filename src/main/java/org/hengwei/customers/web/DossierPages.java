package org.hengwei.customers.web;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hengwei.customers.CustomerChoices;
import org.hengwei.customers.DossierView;
import org.hengwei.customers.Filing;
import org.hengwei.customers.ProjectDossiers;
import org.hengwei.journal.AttachmentView;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A project's dossier on one page with a form for each kind of record, and the talks that are due. */
@Controller
class DossierPages {

    private static final int ROWS = 50;

    private final ProjectDossiers dossiers;
    private final CustomerChoices choices;
    private final Forms forms;

    DossierPages(ProjectDossiers dossiers, CustomerChoices choices, Forms forms) {
        this.dossiers = dossiers;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping("/projects/{code}/dossier")
    ModelAndView show(@PathVariable String code, Ui ui) {
        return show(code, Typed.nothing(), "", ui);
    }

    private Page show(String code, Typed typed, String tried, Ui ui) {
        var dossier = dossiers.find(code);
        return Page.of(ui, "customers/dossier")
                .with("dossier", dossier)
                .with("typed", typed)
                .with("tried", tried)
                .with("names", choices.names(logins(dossier)));
    }

    private static List<String> logins(DossierView dossier) {
        var entries = Stream.of(
                        dossier.papers(),
                        dossier.costs(),
                        dossier.trainings(),
                        dossier.vendorServices(),
                        dossier.talks())
                .flatMap(List::stream)
                .map(Filing.Filed::by);
        var files = dossier.files().stream().map(AttachmentView::uploadedBy);
        return Stream.concat(entries, files).distinct().toList();
    }

    /** What a form files. */
    private interface Act {
        void file() throws IOException;
    }

    private ModelAndView filed(String code, String what, MultiValueMap<String, String> form, Ui ui, Act act)
            throws IOException {
        try {
            act.file();
            return Page.redirect(Links.project(code) + "/dossier#" + what);
        } catch (Refused refused) {
            return show(code, Typed.of(form), what, ui).refused(refused);
        }
    }

    @PostMapping("/projects/{code}/dossier/papers")
    ModelAndView file(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Ui ui)
            throws IOException {
        return filed(code, "papers", form, ui, () -> {
            var paper = forms.read(Typed.of(form), Filing.Paper.class);
            if (file == null || file.isEmpty()) {
                dossiers.file(code, paper, null, null);
            } else {
                dossiers.file(code, paper, file.getOriginalFilename(), file.getBytes());
            }
        });
    }

    @PostMapping("/projects/{code}/dossier/costs")
    ModelAndView enter(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui)
            throws IOException {
        return filed(
                code, "costs", form, ui, () -> dossiers.enter(code, forms.read(Typed.of(form), Filing.Cost.class)));
    }

    @PostMapping("/projects/{code}/dossier/trainings")
    ModelAndView plan(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui)
            throws IOException {
        return filed(
                code,
                "trainings",
                form,
                ui,
                () -> dossiers.plan(code, forms.read(Typed.of(form), Filing.Training.class)));
    }

    @PostMapping("/projects/{code}/dossier/trainings/{id}/held")
    ModelAndView hold(
            @PathVariable String code, @PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui)
            throws IOException {
        return filed(
                code,
                "training-" + id,
                form,
                ui,
                () -> dossiers.hold(code, id, forms.read(Typed.of(form), Filing.HeldTraining.class)));
    }

    @PostMapping("/projects/{code}/dossier/vendor-services")
    ModelAndView supervise(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui)
            throws IOException {
        return filed(
                code,
                "vendor-services",
                form,
                ui,
                () -> dossiers.supervise(code, forms.read(Typed.of(form), Filing.VendorService.class)));
    }

    @PostMapping("/projects/{code}/dossier/talks")
    ModelAndView talk(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui)
            throws IOException {
        return filed(code, "talks", form, ui, () -> dossiers.talk(code, forms.read(Typed.of(form), Filing.Talk.class)));
    }

    @PostMapping("/projects/{code}/dossier/talk-interval")
    ModelAndView talkEvery(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui)
            throws IOException {
        return filed(code, "talks", form, ui, () -> {
            var interval = forms.read(Typed.of(form), DossierApi.TalkInterval.class);
            dossiers.talkEvery(code, interval.days());
        });
    }

    @GetMapping("/progress-talks")
    ModelAndView due(
            @RequestParam(defaultValue = "true") boolean overdue,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var slice = dossiers.talksDue(overdue, cursor, ROWS);
        var managers = slice.items().stream()
                .map(Filing.TalkDue::manager)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return Page.of(ui, "customers/talks")
                .with("slice", slice)
                .with("names", choices.names(managers))
                .with("overdue", overdue)
                .with("first", cursor == null);
    }
}
