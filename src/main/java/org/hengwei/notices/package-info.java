/**
 * Delivers a notice to people: into their inbox, and by mail when a mail server is set. It does not know what the notices
 * are about: the sending room gives a message key and its arguments, and each reader gets them in his own language.
 */
@NullMarked
@ApplicationModule(
        displayName = "Notices",
        allowedDependencies = {"shared", "people"})
package org.hengwei.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
