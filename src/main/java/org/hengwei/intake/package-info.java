/**
 * What reaches the company by itself: alerts of monitoring systems, each stored before it is answered and made an incident by
 * rules. Each alert is taken once, however often it is delivered; its recovery resolves what nobody has taken in hand.
 */
@NullMarked
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"shared", "people", "notices", "customers", "catalog", "incidents"})
package org.hengwei.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
