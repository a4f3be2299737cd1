package org.hengwei.mail;

import java.util.List;
import org.hengwei.customers.ContactView;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a mail, as far as his address tells.
 *
 * @param login of the staff or of a contact who can sign in
 * @param contacts of customers with this address; empty for staff and strangers
 */
record Sender(String address, String name, @Nullable String login, boolean staff, List<ContactView> contacts) {

    boolean stranger() {
        return !staff && contacts.isEmpty();
    }

    boolean of(@Nullable String customer) {
        return contacts.stream().anyMatch(one -> one.customer().equals(customer));
    }

    /** Telephone of the contact, if he has one. */
    @Nullable
    String phone() {
        return contacts.isEmpty() ? null : contacts.getFirst().phone();
    }

    /** Under whose name his words stand in a timeline. */
    String author() {
        return login == null ? address : login;
    }
}
