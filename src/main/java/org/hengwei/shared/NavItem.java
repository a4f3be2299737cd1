package org.hengwei.shared;

import org.jspecify.annotations.Nullable;

/**
 * A room's entry in the navigation: a bean in the room's {@code web} package.
 *
 * @param group which part of the house it stands under
 * @param order place within the group
 * @param key message key of its label
 * @param icon Tabler icon name
 * @param permission shown only to those who hold it
 * @param forContacts whether it leads to a page for customers' contacts; they see no other, and staff see none of theirs
 */
public record NavItem(
        Group group,
        int order,
        String key,
        String href,
        String icon,
        @Nullable Permission permission,
        boolean forContacts) {

    /** A page of the company's own. */
    public NavItem(Group group, int order, String key, String href, String icon, @Nullable Permission permission) {
        this(group, order, key, href, icon, permission, false);
    }

    public enum Group {
        HOME,
        DESK,
        PROMISES,
        PLAN,
        DO,
        CHECK,
        ACT,
        MEANS,
        HOUSE
    }
}
