package org.hengwei.surveys;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.customers.ContactView;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFilter;
import org.hengwei.customers.CustomerView;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.surveys.db.CampaignRecord;
import org.hengwei.surveys.db.ResponseRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom a survey asks, and by which means each customer wants to be asked (R199, R200). */
@Service
@Transactional
public class Recipients {

    private static final int PAGE = 200;

    /**
     * Somebody to ask.
     *
     * @param contact of that customer; the one to turn to first when null
     * @param project that is judged; null for the customer as a whole
     * @param means as the customer was asked last when null, else e-mail where there is an address, else telephone
     */
    public record Recipient(
            @Nullable String customer,
            @Nullable Long contact,
            @Nullable String project,
            @Nullable Means means) {}

    private final SurveyHouse house;
    private final CustomerBook book;
    private final Customers customers;

    Recipients(SurveyHouse house, CustomerBook book, Customers customers) {
        this.house = house;
        this.book = book;
        this.customers = customers;
    }

    /**
     * Names a contact to be asked; his means is remembered for the customer.
     *
     * @throws Refused when he is named already, is not of that customer, or has no address or number for the means
     */
    public SurveyView name(String number, Recipient recipient) {
        var row = house.mine(number, null, CampaignState.PLANNED);
        var project = project(row, recipient);
        var code = recipient.customer() == null && project != null ? project.customer() : recipient.customer();
        new Checks()
                .present(code, "customer")
                .that(
                        project == null || code == null || project.customer().equals(code),
                        "project",
                        "surveys.refused.project-of-customer")
                .refuse();
        var customer = book.find(String.valueOf(code));
        var contact = contact(customer, recipient.contact())
                .orElseThrow(() -> Refused.field("contact", "surveys.refused.contact", customer.name()));
        var means = Objects.requireNonNullElseGet(recipient.means(), () -> usual(contact));
        reachable(contact, means);
        if (!house.responses.add(response(row, customer, contact, project, means))) {
            throw Refused.field("contact", "surveys.refused.named-already", contact.name());
        }
        house.responses.rememberMeans(customer.code(), means, house.now());
        return named(row, 1);
    }

    /** Names the first contact of every active customer that has one and is not named yet. Company level only. */
    public SurveyView everybody(String number) {
        var row = house.mine(number, null, CampaignState.PLANNED);
        if (SurveyHouse.level(row) != SurveyLevel.COMPANY) {
            throw Refused.conflict("surveys.refused.everybody");
        }
        var named = new ArrayList<String>();
        house.responses.of(row.getId()).forEach(response -> named.add(response.getCustomer()));
        var added = 0;
        for (var customer : active()) {
            var contact = named.contains(customer.code()) ? Optional.<ContactView>empty() : contact(customer, null);
            if (contact.isPresent()) {
                house.responses.add(response(row, customer, contact.get(), null, usual(contact.get())));
                added++;
            }
        }
        return named(row, added);
    }

    /** Takes somebody off the list again, until it is approved. */
    public SurveyView remove(String number, String response) {
        var row = house.mine(number, null, CampaignState.PLANNED);
        var gone = house.responses.get(response);
        if (!gone.getCampaign().equals(row.getId())) {
            throw Refused.notFound(response);
        }
        house.responses.remove(gone);
        house.tell(new SurveyEvent.RecipientRemoved(
                SurveyCode.SURVEY.subject(row.getId()), house.now(), gone.getCustomerName(), gone.getContactName()));
        return house.view(row);
    }

    private SurveyView named(CampaignRecord row, int added) {
        if (added > 0) {
            house.tell(new SurveyEvent.RecipientsNamed(SurveyCode.SURVEY.subject(row.getId()), house.now(), added));
        }
        return house.view(row);
    }

    private List<CustomerView> active() {
        var all = new ArrayList<CustomerView>();
        String cursor = null;
        do {
            var slice = book.list(new CustomerFilter(true, null), cursor, PAGE, false);
            slice.items().stream().filter(customer -> !customer.imported()).forEach(all::add);
            cursor = slice.nextCursor();
        } while (cursor != null);
        return all;
    }

    private @Nullable ProjectInBrief project(CampaignRecord row, Recipient recipient) {
        var code = row.getProject() != null ? row.getProject() : recipient.project();
        if (row.getProject() != null
                && recipient.project() != null
                && !row.getProject().equals(recipient.project())) {
            throw Refused.field("project", "surveys.refused.project-stays");
        }
        return code == null || code.isBlank() ? null : customers.projectByCode(code.strip());
    }

    /** The contact of that id, or the first to turn to. */
    private Optional<ContactView> contact(CustomerView customer, @Nullable Long id) {
        return book.contacts(customer.code()).stream()
                .filter(ContactView::active)
                .filter(contact -> id == null || contact.id() == id)
                .findFirst();
    }

    private Means usual(ContactView contact) {
        var means = house.responses.meansOf(contact.customer());
        if (means != null && lacks(contact, means) == null) {
            return means;
        }
        return contact.email() == null ? Means.TELEPHONE : Means.EMAIL;
    }

    private static void reachable(ContactView contact, Means means) {
        var lacking = lacks(contact, means);
        if (lacking != null) {
            throw Refused.field("means", lacking, contact.name());
        }
    }

    private static @Nullable String lacks(ContactView contact, Means means) {
        return switch (means) {
            case EMAIL -> contact.email() == null ? "surveys.refused.no-email" : null;
            case TELEPHONE -> contact.phone() == null ? "surveys.refused.no-phone" : null;
            case QUESTIONNAIRE, VISIT -> null;
        };
    }

    private ResponseRecord response(
            CampaignRecord row,
            CustomerView customer,
            ContactView contact,
            @Nullable ProjectInBrief project,
            Means means) {
        var response = house.responses.fresh();
        response.setCampaign(row.getId());
        response.setCustomer(customer.code());
        response.setCustomerName(customer.name());
        response.setProject(project == null ? null : project.code());
        response.setDepartment(project == null ? customer.facts().department() : project.department());
        response.setContact(contact.id());
        response.setContactName(contact.name());
        response.setContactLogin(contact.login());
        response.setEmail(contact.email());
        response.setPhone(contact.phone());
        response.setMeans(means.name());
        response.setState(ResponseState.CHOSEN.name());
        return response;
    }
}
