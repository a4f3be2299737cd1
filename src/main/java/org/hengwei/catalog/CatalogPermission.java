package org.hengwei.catalog;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum CatalogPermission implements Permission {
    /** Read services, lists and the priority matrix. */
    READ,
    /** Draft and change services of the catalogue (R173). */
    DRAFT,
    /** Review a drafted service; confirm each year that a published one is still suitable. */
    REVIEW,
    /** Publish a reviewed service, or retire one. */
    PUBLISH,
    /** Change categories, closure codes, causes, pause reasons and the priority matrix. */
    CONFIGURE
}
