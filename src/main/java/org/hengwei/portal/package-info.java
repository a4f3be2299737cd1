/**
 * What a customer's contact sees of the house: the services, projects, incidents, requests and complaints of his own organisation,
 * in his own words. It owns nothing; every act is the verb of the room it belongs to, and only what is meant for customers is shown (H16).
 */
@NullMarked
@ApplicationModule(
        displayName = "Customer portal",
        allowedDependencies = {
            "shared",
            "journal",
            "catalog",
            "customers",
            "incidents",
            "requests",
            "feedback",
            "surveys"
        })
package org.hengwei.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
