package org.hengwei.surveys;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.Customers;
import org.hengwei.customers.Member;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.shared.Refused;
import org.hengwei.surveys.db.CampaignRecord;
import org.hengwei.surveys.db.ResponseRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the approved list to the last answer: sampling, the cap, sending, reminding, and the end of the collection. */
@Service
@Transactional
public class Collecting {

    private static final String RULE = "surveys.rule.collecting";

    private final SurveyHouse house;
    private final Customers customers;
    private final CustomerBook book;
    private final SurveyMail mail;
    private final Notices notices;

    Collecting(SurveyHouse house, Customers customers, CustomerBook book, SurveyMail mail, Notices notices) {
        this.house = house;
        this.customers = customers;
        this.book = book;
        this.mail = mail;
        this.notices = notices;
    }

    /**
     * Asks those named: whoever was asked within the cap's days is left out, of the others the sample is drawn. The draw
     * follows from the numbers alone, so that nobody can pick friendly customers.
     *
     * @throws Refused when nobody is left to ask, or its last day is over
     */
    public SurveyView distribute(String number, @Nullable Integer version) {
        var row = house.mine(number, version, CampaignState.APPROVED);
        var now = house.now();
        if (!now.isBefore(house.closing(row))) {
            throw Refused.conflict("surveys.refused.closes-past");
        }
        var chosen = house.responses.of(row.getId(), ResponseState.CHOSEN);
        var capped = capped(row, chosen, now);
        var free = chosen.stream()
                .filter(response -> !capped.contains(response.getContact()))
                .sorted(java.util.Comparator.comparingLong(response -> draw(row, response)))
                .toList();
        var asked = free.subList(0, Math.ceilDiv(free.size() * row.getSamplingPercent(), 100));
        if (asked.isEmpty()) {
            throw Refused.conflict("surveys.refused.nobody-left");
        }
        for (var response : chosen) {
            if (capped.contains(response.getContact())) {
                leaveOut(response, "CAP");
            } else if (asked.contains(response)) {
                send(response, now);
            } else {
                leaveOut(response, "SAMPLE");
            }
        }
        row.setState(CampaignState.DISTRIBUTED.name());
        row.setDistributedAt(now);
        house.campaigns.save(row);
        house.announce(
                row,
                new SurveyEvent.Distributed(
                        SurveyCode.SURVEY.subject(row.getId()),
                        now,
                        asked.size(),
                        free.size() - asked.size(),
                        chosen.size() - free.size()));
        return house.view(row);
    }

    private Set<Long> capped(CampaignRecord row, List<ResponseRecord> chosen, Instant now) {
        if (row.getCapDays() == 0) {
            return Set.of();
        }
        return house.responses.askedSince(
                chosen.stream().map(ResponseRecord::getContact).toList(),
                now.minus(Duration.ofDays(row.getCapDays())),
                row.getId());
    }

    /** A number that looks drawn by lot but is the same each time (splitmix64). */
    private static long draw(CampaignRecord row, ResponseRecord response) {
        var z = row.getId() * 0x9E3779B97F4A7C15L + response.getId();
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private void leaveOut(ResponseRecord response, String why) {
        response.setState(ResponseState.LEFT_OUT.name());
        response.setLeftOut(why);
        house.responses.save(response);
    }

    private void send(ResponseRecord response, Instant now) {
        response.setState(ResponseState.SENT.name());
        response.setSentAt(now);
        response.setWorkers(workers(response).toArray(String[]::new));
        house.responses.save(response);
        mail.later(response);
    }

    /** Whose work is judged: the project's team, or all teams of the customer and who looks after it. */
    private Set<String> workers(ResponseRecord response) {
        return house.access.byRule(RULE, () -> {
            var workers = new HashSet<String>();
            var projects = response.getProject() == null
                    ? customers.projectsOfCustomer(response.getCustomer())
                    : customers.findProject(response.getProject()).stream().toList();
            for (var project : projects) {
                customers.members(project.code()).stream().map(Member::login).forEach(workers::add);
                if (project.manager() != null) {
                    workers.add(project.manager());
                }
            }
            var manager = book.find(response.getCustomer()).facts().manager();
            if (manager != null) {
                workers.add(manager);
            }
            return workers;
        });
    }

    /** Reminds those who have not answered, without waiting for the days to pass; none more often than planned. */
    public SurveyView remind(String number, @Nullable Integer version) {
        var row = house.mine(number, version, CampaignState.DISTRIBUTED, CampaignState.COLLECTING);
        remind(row, house.now());
        return house.view(row);
    }

    /** @return how many were reminded */
    int remind(CampaignRecord row, Instant silentSince) {
        var now = house.now();
        var due = house.responses.of(row.getId(), ResponseState.SENT).stream()
                .filter(response -> response.getReminders() < row.getReminders())
                .filter(response -> !lastAsked(response).isAfter(silentSince))
                .toList();
        for (var response : due) {
            response.setReminders(response.getReminders() + 1);
            response.setRemindedAt(now);
            house.responses.save(response);
            mail.later(response);
        }
        var subject = SurveyCode.SURVEY.subject(row.getId());
        if (!due.isEmpty()) {
            var byHand =
                    due.stream().filter(response -> !mail.reaches(response)).count();
            tellOwner(row, byHand, now);
            house.tell(new SurveyEvent.Reminded(subject, now, due.size()));
        }
        return due.size();
    }

    private static Instant lastAsked(ResponseRecord response) {
        return response.getRemindedAt() == null ? response.getSentAt() : response.getRemindedAt();
    }

    private void tellOwner(CampaignRecord row, long byHand, Instant now) {
        if (byHand > 0) {
            var number = SurveyCode.SURVEY.of(row.getId());
            notices.send(
                    Set.of(row.getOwner()),
                    Notice.about(
                            SurveyCode.SURVEY.subject(row.getId()),
                            "/surveys/" + number,
                            number + ":remind:" + now,
                            "surveys.notice.remind",
                            row.getTitle(),
                            byHand));
        }
    }

    /** Takes no more answers: who has not answered stays without one. */
    public SurveyView endCollection(String number, @Nullable Integer version) {
        var row = house.mine(number, version, CampaignState.DISTRIBUTED, CampaignState.COLLECTING);
        end(row);
        return house.view(row);
    }

    private void end(CampaignRecord row) {
        var now = house.now();
        for (var silent : house.responses.of(row.getId(), ResponseState.SENT)) {
            silent.setState(ResponseState.NO_ANSWER.name());
            house.responses.save(silent);
        }
        row.setState(CampaignState.COLLECTED.name());
        row.setCollectedAt(now);
        house.campaigns.save(row);
        var counts = house.campaigns.counts(row.getId());
        house.announce(
                row,
                new SurveyEvent.CollectionEnded(
                        SurveyCode.SURVEY.subject(row.getId()),
                        now,
                        counts.sent(),
                        counts.answered(),
                        counts.noAnswer()));
    }

    /** What the clock asks for: reminders that are due, and the end of surveys whose last day is over. */
    public void look() {
        house.access.byRule(RULE, () -> {
            for (var one : house.campaigns.collecting()) {
                var row = house.campaigns.lock(one.getId());
                if (!SurveyHouse.state(row).collects()) {
                    continue;
                }
                if (!house.now().isBefore(house.closing(row))) {
                    end(row);
                } else {
                    remind(row, house.now().minus(Duration.ofDays(row.getRemindAfterDays())));
                }
            }
        });
    }
}
