/**
 * The append-only, chained record of all that happened in the house, and the comments, files and links on any subject.
 * It hears {@link org.hengwei.shared.Happened} inside the act's own transaction: an act and its entry commit together or not at all.
 */
@NullMarked
@ApplicationModule(
        displayName = "Journal",
        allowedDependencies = {"shared"})
package org.hengwei.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
