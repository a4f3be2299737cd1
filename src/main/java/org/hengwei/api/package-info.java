/**
 * What holds for every call of the REST interface: a request sent twice is done once, bodies and rates are limited, and the
 * interface is described by OpenAPI.
 */
@NullMarked
@ApplicationModule(
        displayName = "API",
        allowedDependencies = {"shared", "people"})
package org.hengwei.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
