package org.hengwei.mail.web;

import java.util.Map;
import org.hengwei.incidents.IncidentChoices;
import org.hengwei.mail.AcceptMail;
import org.hengwei.mail.MailPermission;
import org.hengwei.mail.MailState;
import org.hengwei.mail.MailView;
import org.hengwei.mail.MailboxTrial;
import org.hengwei.mail.Mailboxes;
import org.hengwei.mail.Mails;
import org.hengwei.mail.PutMailbox;
import org.hengwei.requests.Requests;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Mails that wait for a person and all others, one mail with what can be said about it, ours, and the mailboxes. */
@Controller
class MailPages {

    private static final int ROWS = 50;

    private final Mails mails;
    private final Mailboxes mailboxes;
    private final IncidentChoices choices;
    private final Requests requests;
    private final Forms forms;

    MailPages(Mails mails, Mailboxes mailboxes, IncidentChoices choices, Requests requests, Forms forms) {
        this.mails = mails;
        this.mailboxes = mailboxes;
        this.choices = choices;
        this.requests = requests;
        this.forms = forms;
    }

    @GetMapping("/mail")
    ModelAndView list(
            @RequestParam(defaultValue = "TRIAGE") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        return Page.of(ui, "mail/mails")
                .with("slice", mails.list(state(state), null, null, cursor, ROWS))
                .with("state", state)
                .with("first", cursor == null);
    }

    private static @Nullable MailState state(String text) {
        try {
            return text.equals("ALL") ? null : MailState.valueOf(text);
        } catch (IllegalArgumentException e) {
            return MailState.TRIAGE;
        }
    }

    @GetMapping("/mail/{id:\\d+}")
    ModelAndView mail(@PathVariable long id, Ui ui) {
        return page(id, Typed.nothing(), "", ui);
    }

    private Page page(long id, Typed typed, String tried, Ui ui) {
        var mail = mails.find(id);
        return Page.of(ui, "mail/mail")
                .with("mail", mail)
                .with(
                        "projects",
                        ui.may(MailPermission.TRIAGE) && mail.open()
                                ? choices.projects(null)
                                : Map.<String, String>of())
                .with("typed", typed)
                .with("tried", tried);
    }

    @FunctionalInterface
    private interface Act {
        MailView on(Typed typed, @Nullable Integer version);
    }

    private ModelAndView act(long id, MultiValueMap<String, String> form, String tried, Ui ui, Act act) {
        var typed = Typed.of(form);
        try {
            act.on(typed, version(typed));
            return Page.redirect("/mail/" + id);
        } catch (Refused refused) {
            return page(id, typed, tried, ui).refused(refused);
        }
    }

    private static @Nullable Integer version(Typed typed) {
        var text = typed.text("version");
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    @PostMapping("/mail/{id:\\d+}/acceptance")
    ModelAndView accept(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        return act(
                id,
                form,
                "acceptance",
                ui,
                (typed, version) -> mails.accept(id, version, forms.read(typed, AcceptMail.class)));
    }

    @PostMapping("/mail/{id:\\d+}/joining")
    ModelAndView join(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        return act(id, form, "joining", ui, (typed, version) -> mails.join(id, version, typed.text("ticket")));
    }

    @PostMapping("/mail/{id:\\d+}/discarding")
    ModelAndView discard(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        return act(id, form, "discarding", ui, (typed, version) -> mails.discard(id, version, typed.text("reason")));
    }

    @PostMapping("/mail/{id:\\d+}/retrial")
    ModelAndView retry(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        return act(id, form, "retrial", ui, (typed, version) -> mails.retry(id, version));
    }

    @GetMapping("/mail/{id:\\d+}/raw")
    ResponseEntity<byte[]> raw(@PathVariable long id) {
        return download(mails.find(id), mails.raw(id));
    }

    /** Always a download, never shown in our own origin. */
    static ResponseEntity<byte[]> download(MailView mail, byte[] raw) {
        var disposition =
                ContentDisposition.attachment().filename(mail.number() + ".eml").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(raw);
    }

    @GetMapping("/mail/outgoing")
    ModelAndView outgoing(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        return Page.of(ui, "mail/outgoing")
                .with("slice", mails.outgoing(state.isBlank() ? null : state, null, cursor, ROWS))
                .with("state", state)
                .with("canSend", mails.canSend())
                .with("first", cursor == null);
    }

    @PostMapping("/mail/outgoing/{id:\\d+}/retrial")
    ModelAndView sendAgain(@PathVariable long id) {
        mails.sendAgain(id);
        return Page.redirect("/mail/outgoing");
    }

    @GetMapping("/mail/mailboxes")
    ModelAndView mailboxes(Ui ui) {
        return boxes(Typed.nothing(), "", ui);
    }

    /** @param tried which of the forms was sent */
    private Page boxes(Typed typed, String tried, Ui ui) {
        return Page.of(ui, "mail/mailboxes")
                .with("boxes", mailboxes.list())
                .with("projects", choices.projects(null))
                .with("services", choices.services(ui.chinese()))
                .with("items", items(ui))
                .with("canSend", mails.canSend())
                .with("forms", forms)
                .with("typed", typed)
                .with("tried", tried)
                .with("trial", null);
    }

    private Map<String, String> items(Ui ui) {
        var labels = new java.util.LinkedHashMap<String, String>();
        requests.requestable()
                .forEach(item -> labels.put(item.code(), item.facts().label(ui.chinese())));
        return labels;
    }

    @PostMapping("/mail/mailboxes")
    ModelAndView add(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        return put(form, "mailbox", ui, typed -> mailboxes.add(forms.read(typed, PutMailbox.class)));
    }

    @PostMapping("/mail/mailboxes/{id:\\d+}")
    ModelAndView change(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        return put(
                form,
                "mailbox-" + id,
                ui,
                typed -> mailboxes.change(id, version(typed), forms.read(typed, PutMailbox.class)));
    }

    private ModelAndView put(
            MultiValueMap<String, String> form, String tried, Ui ui, java.util.function.Consumer<Typed> deed) {
        var typed = Typed.of(form);
        try {
            deed.accept(typed);
            return Page.redirect("/mail/mailboxes");
        } catch (Refused refused) {
            var shown = new java.util.LinkedHashMap<>(typed.values());
            shown.remove("password");
            return boxes(new Typed(shown), tried, ui).refused(refused);
        }
    }

    /** Not a redirect: the answer stands beside the mailbox. */
    @PostMapping("/mail/mailboxes/{id:\\d+}/trial")
    ModelAndView tryOut(@PathVariable long id, Ui ui) {
        MailboxTrial trial = mails.tryOut(id);
        return boxes(Typed.nothing(), "mailbox-" + id, ui).with("trial", trial);
    }

    @PostMapping("/mail/mailboxes/{id:\\d+}/fetching")
    ModelAndView fetch(@PathVariable long id) {
        return Page.redirect("/jobs/" + mailboxes.fetch(id).code());
    }
}
