package org.hengwei.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person in.
 *
 * @param login 2 to 40 of a–z, 0–9, dot, dash, underscore
 * @param language {@code zh-CN} or {@code en}
 * @param heads those of his departments he leads
 * @param customer for a customer's contact, whose only role is CUSTOMER_CONTACT
 * @param password null when he is to sign in by token only, or later
 * @param changePassword whether he has to choose his own at the first sign-in
 */
public record AdmitPerson(
        String login,
        String name,
        @Nullable String email,
        @Nullable String phone,
        String language,
        List<String> roles,
        List<String> departments,
        List<String> heads,
        @Nullable String customer,
        @Nullable String reportsTo,
        @Nullable String password,
        boolean changePassword) {

    /** A member of staff with the least that is needed. */
    public static AdmitPerson staff(String login, String name, List<String> roles, List<String> departments) {
        return new AdmitPerson(
                login, name, null, null, "zh-CN", roles, departments, List.of(), null, null, null, false);
    }

    public AdmitPerson with(@Nullable String password, boolean changePassword) {
        return new AdmitPerson(
                login,
                name,
                email,
                phone,
                language,
                roles,
                departments,
                heads,
                customer,
                reportsTo,
                password,
                changePassword);
    }
}
