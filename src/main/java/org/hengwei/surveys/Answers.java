package org.hengwei.surveys;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.hengwei.surveys.db.CampaignRecord;
import org.hengwei.surveys.db.ResponseRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the customers answer: by a one-time link without sign-in, or written down by staff after a call, a visit or from paper
 * (R199). Nobody writes down, or hands out the link for, what judges his own work.
 */
@Service
@Transactional
public class Answers {

    private static final String LINK = "surveys.rule.by-customer";

    private final SurveyHouse house;
    private final Links links;
    private final Opinions opinions;
    private final SurveyMail mail;

    Answers(SurveyHouse house, Links links, Opinions opinions, SurveyMail mail) {
        this.house = house;
        this.links = links;
        this.opinions = opinions;
        this.mail = mail;
    }

    /** What somebody who holds a key is shown: nothing that names a customer. */
    public record Open(String title, SurveyForm form, java.time.LocalDate closesOn) {}

    /** The form a key opens; null for a key that is unknown, used or over, which all look alike. */
    @Transactional(readOnly = true)
    public @Nullable Open open(String key) {
        var id = links.opens(key, house.now());
        if (id == null) {
            return null;
        }
        var response = house.responses.get(SurveyCode.RESPONSE.of(id));
        var campaign = house.campaigns.get(response.getCampaign());
        return takes(campaign, response)
                ? new Open(campaign.getTitle(), house.campaigns.form(campaign), campaign.getClosesOn())
                : null;
    }

    private boolean takes(CampaignRecord campaign, ResponseRecord response) {
        return SurveyHouse.state(campaign).collects()
                && response.getState().equals(ResponseState.SENT.name())
                && house.now().isBefore(house.closing(campaign));
    }

    /**
     * Answers with a key, once.
     *
     * @param staff the person signed in here, who may not answer for a customer; null for none
     * @return false when the key opens nothing (any more)
     * @throws Refused when the form is not filled in well
     */
    public boolean answer(String key, Map<String, String> given, @Nullable Actor staff) {
        var id = links.opens(key, house.now());
        if (id == null) {
            return false;
        }
        if (staff != null && !staff.isContact()) {
            throw Refused.forbidden("surveys.refused.staff-by-link");
        }
        return house.access.byRule(LINK, () -> {
            var campaign = campaignOf(SurveyCode.RESPONSE.of(id));
            var response = house.responses.lock(id);
            if (!takes(campaign, response) || links.opens(key, house.now()) == null) {
                return false;
            }
            response.setByLink(true);
            take(campaign, response, given, "LINK");
            return true;
        });
    }

    /**
     * Writes down what a customer said.
     *
     * @param means by which he was asked in the end; as planned when null
     * @throws Refused for whoever worked for this customer or project, and after the collection has ended
     */
    public ResponseView write(
            String number, @Nullable Integer version, @Nullable Means means, Map<String, String> given) {
        var campaign = campaignOf(number);
        var response = house.responses.lock(SurveyCode.RESPONSE.id(number));
        reveal(campaign, response);
        var actor = demandTyping(campaign, response);
        Versions.check(version, response.getVersion());
        SurveyHouse.expect(campaign, CampaignState.DISTRIBUTED, CampaignState.COLLECTING);
        expectSent(response);
        if (means != null) {
            response.setMeans(means.name());
            house.responses.rememberMeans(response.getCustomer(), means, house.now());
        }
        response.setByLink(false);
        response.setTypedBy(actor.login());
        take(campaign, response, given, response.getMeans());
        return view(campaign, response);
    }

    /** Locked before its response, as everywhere, so that no two acts wait for each other. */
    private CampaignRecord campaignOf(String response) {
        return house.campaigns.lock(house.responses.get(response).getCampaign());
    }

    private void take(CampaignRecord campaign, ResponseRecord response, Map<String, String> given, String by) {
        var form = house.campaigns.form(campaign);
        var answers = Sheet.read(form, given);
        var now = house.now();
        response.setState(ResponseState.ANSWERED.name());
        response.setAnsweredAt(now);
        house.responses.keep(response.getId(), answers);
        house.responses.save(response);
        links.burn(response.getId(), now);
        if (SurveyHouse.state(campaign) == CampaignState.DISTRIBUTED) {
            campaign.setState(CampaignState.COLLECTING.name());
            campaign.setCollectingAt(now);
            house.campaigns.save(campaign);
        }
        house.announce(
                campaign,
                new SurveyEvent.Answered(
                        SurveyCode.RESPONSE.subject(response.getId()),
                        now,
                        SurveyCode.SURVEY.of(campaign.getId()),
                        response.getCustomerName(),
                        by));
        opinions.hear(campaign, form, response, answers);
    }

    /** A link to hand over, e.g. on paper or in a chat; told this once. */
    public record Link(String url) {}

    public Link link(String number) {
        var response = house.responses.lock(SurveyCode.RESPONSE.id(number));
        var campaign = house.campaigns.get(response.getCampaign());
        reveal(campaign, response);
        var actor = demandTyping(campaign, response);
        SurveyHouse.expect(campaign, CampaignState.DISTRIBUTED, CampaignState.COLLECTING);
        expectSent(response);
        var path = links.make(response.getId(), actor.login(), house.now(), house.closing(campaign));
        house.tell(new SurveyEvent.LinkMade(
                SurveyCode.RESPONSE.subject(response.getId()), house.now(), response.getCustomerName()));
        return new Link(mail.url(path));
    }

    /** Forms that wait for the contact who is signed in. */
    @Transactional(readOnly = true)
    public List<ResponseView> waitingForMe() {
        var actor = house.access.actor();
        return house.responses.waitingFor(actor.login()).stream()
                .filter(row -> Objects.equals(row.getCustomer(), actor.customer()))
                .map(row -> plain(row, null, List.of(), null))
                .toList();
    }

    /** The path of a fresh link for the contact himself. */
    public String myLink(String number) {
        var actor = house.access.actor();
        var response = house.responses.get(number);
        var campaign = house.campaigns.get(response.getCampaign());
        var his = actor.isContact()
                && actor.login().equals(response.getContactLogin())
                && Objects.equals(actor.customer(), response.getCustomer());
        if (!his || !takes(campaign, response)) {
            throw Refused.notFound(number);
        }
        return links.make(response.getId(), actor.login(), house.now(), house.closing(campaign));
    }

    /** Sets an answer aside that is not valid; it counts as come back, never as a score. */
    public ResponseView voidAnswer(String number, @Nullable Integer version, @Nullable String reason) {
        var campaign = campaignOf(number);
        var response = house.responses.lock(SurveyCode.RESPONSE.id(number));
        reveal(campaign, response);
        house.demandRun(campaign);
        Versions.check(version, response.getVersion());
        SurveyHouse.expect(campaign, CampaignState.DISTRIBUTED, CampaignState.COLLECTING, CampaignState.COLLECTED);
        new Checks().present(reason, "reason").atMost(reason, 500, "reason").refuse();
        if (!List.of(ResponseState.SENT.name(), ResponseState.ANSWERED.name()).contains(response.getState())) {
            throw Refused.conflict("surveys.refused.response-state." + response.getState());
        }
        response.setState(ResponseState.VOID.name());
        response.setVoidReason(Objects.requireNonNull(reason).strip());
        house.responses.save(response);
        links.burn(response.getId(), house.now());
        house.tell(new SurveyEvent.Voided(
                SurveyCode.RESPONSE.subject(response.getId()),
                house.now(),
                response.getCustomerName(),
                reason.strip()));
        return view(campaign, response);
    }

    @Transactional(readOnly = true)
    public ResponseView find(String number) {
        var response = house.responses.get(number);
        var campaign = house.campaigns.get(response.getCampaign());
        reveal(campaign, response);
        return view(campaign, response);
    }

    /** Those named for a survey, in the order they were. */
    @Transactional(readOnly = true)
    public Slice<ResponseView> list(String survey, @Nullable ResponseState state, @Nullable String cursor, int limit) {
        var campaign = house.reveal(survey);
        var mine = house.access.visibility(SurveyPermission.READ);
        var seen = mine.sees(SurveyHouse.place(campaign)) ? org.hengwei.shared.Visibility.all() : mine;
        return house.responses
                .list(seen, campaign.getId(), state, Cursor.decode(cursor, 1), limit)
                .map(row -> plain(row, null, List.of(), null));
    }

    private void reveal(CampaignRecord campaign, ResponseRecord response) {
        var seen = house.access.visibility(SurveyPermission.READ);
        if (!seen.sees(SurveyHouse.place(campaign)) && !seen.sees(SurveyHouse.place(response))) {
            throw Refused.notFound(SurveyCode.RESPONSE.of(response.getId()));
        }
    }

    private Actor demandTyping(CampaignRecord campaign, ResponseRecord response) {
        var actor = house.access.demand(SurveyPermission.TYPE_IN, SurveyHouse.place(campaign));
        if (Arrays.asList(response.getWorkers()).contains(actor.login())) {
            throw Refused.forbidden("surveys.refused.own-work", response.getCustomerName());
        }
        return actor;
    }

    private static void expectSent(ResponseRecord response) {
        if (!response.getState().equals(ResponseState.SENT.name())) {
            throw Refused.conflict("surveys.refused.response-state." + response.getState());
        }
    }

    private @Nullable String obstacle(CampaignRecord campaign, ResponseRecord response) {
        if (!house.access.may(SurveyPermission.TYPE_IN, SurveyHouse.place(campaign))) {
            return "surveys.refused.no-typing";
        }
        var own = Arrays.asList(response.getWorkers())
                .contains(house.access.actor().login());
        return own ? "surveys.refused.own-work" : null;
    }

    private ResponseView view(CampaignRecord campaign, ResponseRecord row) {
        return plain(row, campaign, house.responses.answers(row.getId()), obstacle(campaign, row));
    }

    private ResponseView plain(
            ResponseRecord row,
            @Nullable CampaignRecord campaign,
            List<ResponseView.Answer> answers,
            @Nullable String obstacle) {
        return new ResponseView(
                SurveyCode.RESPONSE.of(row.getId()),
                row.getVersion(),
                SurveyCode.SURVEY.of(row.getCampaign()),
                campaign == null ? null : campaign.getTitle(),
                campaign == null ? null : house.campaigns.form(campaign),
                row.getCustomer(),
                row.getCustomerName(),
                row.getProject(),
                row.getContactName(),
                row.getEmail(),
                row.getPhone(),
                Means.valueOf(row.getMeans()),
                ResponseState.valueOf(row.getState()),
                row.getLeftOut(),
                row.getSentAt(),
                row.getMailedAt(),
                row.getMailRefusedAt(),
                row.getMailRefusal(),
                row.getReminders(),
                row.getRemindedAt(),
                row.getAnsweredAt(),
                row.getByLink(),
                row.getTypedBy(),
                row.getVoidReason(),
                answers,
                obstacle);
    }
}
