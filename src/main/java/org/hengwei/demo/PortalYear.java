package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengwei.journal.Journal;
import org.hengwei.portal.Portal;
import org.hengwei.portal.PortalRequests;
import org.hengwei.portal.ReportProblem;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Subject;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a customer's contact does by himself in the portal: a problem still open, and a request that waits for his word. */
@Component
class PortalYear {

    record Self(
            String problem,
            String description,
            String question,
            String answer,
            String item,
            String wish,
            Map<String, String> answers,
            String result) {}

    private final Portal portal;
    private final PortalRequests requests;
    private final Fulfilment fulfilment;
    private final Journal journal;
    private final Self self;

    PortalYear(Portal portal, PortalRequests requests, Fulfilment fulfilment, Journal journal) {
        this.portal = portal;
        this.requests = requests;
        this.fulfilment = fulfilment;
        this.journal = journal;
        this.self = read();
    }

    private static Self read() {
        try (var file = new ClassPathResource("demo/portal.json").getInputStream()) {
            return JsonMapper.builder().build().readValue(file, Self.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void plan(Timeline timeline, Script script, Instant now) {
        var contact = script.contacts().stream()
                .filter(one -> Script.login(one) != null)
                .findFirst()
                .orElseThrow();
        var project = script.projects().stream()
                .filter(one -> one.get(2).equals(contact.getFirst()))
                .map(one -> (String) one.getFirst())
                .findFirst()
                .orElseThrow();
        timeline.at(now.minus(Duration.ofMinutes(95)), () -> report(timeline, script, contact.get(3), project));
        timeline.at(now.minus(Duration.ofHours(20)), () -> ask(timeline, script, contact.get(3), project));
    }

    private void report(Timeline timeline, Script script, String contact, String project) {
        var number = Cast.as(
                        contact,
                        () -> portal.report(new ReportProblem(self.problem, self.description, project, null, null)))
                .number();
        later(
                timeline,
                Duration.ofMinutes(20),
                () -> Cast.as(contact, () -> {
                    portal.comment(number, self.question);
                }));
        var agent = script.logins("DESK_AGENT").getFirst();
        later(
                timeline,
                Duration.ofMinutes(31),
                () -> Cast.as(agent, () -> {
                    journal.comment(new Subject("incident", number), self.answer, Audience.CUSTOMER);
                }));
    }

    private void ask(Timeline timeline, Script script, String contact, String project) {
        var agent = script.logins("DESK_AGENT").getFirst();
        var asked = Cast.as(
                contact,
                () -> requests.ask(new SubmitRequest(
                        self.item,
                        self.wish,
                        null,
                        project,
                        null,
                        null,
                        null,
                        null,
                        null,
                        self.answers,
                        List.of(),
                        null,
                        null)));
        var key = RequestKey.of(asked.number());
        later(
                timeline,
                Duration.ofHours(2),
                () -> Cast.as(agent, () -> {
                    fulfilment.complete(key, null, null);
                }));
        later(
                timeline,
                Duration.ofHours(3),
                () -> Cast.as(agent, () -> {
                    fulfilment.fulfil(key, self.result);
                }));
    }

    private static void later(Timeline timeline, Duration after, Runnable deed) {
        timeline.at(timeline.now().plus(after), deed);
    }
}
