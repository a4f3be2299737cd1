package org.hengwei.processes;

import org.jspecify.annotations.Nullable;

/**
 * Who is to sign an edition; with whoever asks for it they are three persons.
 *
 * @param reviewer login of who looks at its content first
 * @param approver login of who puts it in force by signing; holds {@link ProcessPermission#PUBLISH} and did not draft it
 */
public record SignOff(@Nullable String reviewer, @Nullable String approver) {}
