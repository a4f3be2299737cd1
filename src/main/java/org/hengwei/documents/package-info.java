/**
 * Controlled documents: their numbers, versions, sign-off, issue, distribution, and how they are put on paper (DOCX, PDF).
 * Other rooms hand over what a document says; an issued version keeps its bytes for good.
 */
@NullMarked
@ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {"shared", "people", "approvals"})
package org.hengwei.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
