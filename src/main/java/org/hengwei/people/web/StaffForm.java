package org.hengwei.people.web;

import java.util.List;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.ChangePerson;
import org.hengwei.people.StaffView;
import org.jspecify.annotations.Nullable;

/** A person as typed. */
public record StaffForm(
        @Nullable String login,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable List<String> roles,
        @Nullable List<String> departments,
        @Nullable List<String> heads,
        @Nullable String customer,
        @Nullable String reportsTo,
        @Nullable String password,
        @Nullable Boolean active,
        @Nullable Integer version) {

    static StaffForm empty(String language) {
        return new StaffForm(null, null, null, null, language, null, null, null, null, null, null, true, null);
    }

    static StaffForm of(StaffView person) {
        return new StaffForm(
                person.login(),
                person.name(),
                person.email(),
                person.phone(),
                person.language(),
                person.roles(),
                person.departments(),
                person.heads(),
                person.customer(),
                person.reportsTo(),
                null,
                person.active(),
                person.version());
    }

    AdmitPerson admit() {
        return new AdmitPerson(
                text(login),
                text(name),
                email,
                phone,
                language == null ? "zh-CN" : language,
                list(roles),
                list(departments),
                list(heads),
                blankToNull(customer),
                reportsTo,
                blankToNull(password),
                true);
    }

    ChangePerson change(String whose, @Nullable Integer wanted) {
        return new ChangePerson(
                whose,
                text(name),
                email,
                phone,
                language == null ? "zh-CN" : language,
                list(roles),
                list(departments),
                list(heads),
                reportsTo,
                Boolean.TRUE.equals(active),
                wanted);
    }

    /** For templates. */
    public String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** For templates. */
    public List<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
