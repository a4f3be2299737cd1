package org.hengwei.desk;

import org.jspecify.annotations.Nullable;

/**
 * What came of a contact, in one step with the ticket it becomes.
 *
 * @param project code; null keeps the contact's
 * @param title of the ticket; null takes the contact's summary
 * @param impact 1 (highest) to 4, as {@code urgency}; without them an incident waits in triage
 * @param ticket number of the ticket it was about, e.g. {@code INC-000042}
 * @param answer what the caller was told; needed for a consultation
 * @param praised login of the person praised
 * @param reason why it is recorded so long after it was received, see the incident's back-dating
 */
public record LogContact(
        @Nullable ContactOutcome kind,
        @Nullable String project,
        @Nullable String title,
        @Nullable String description,
        @Nullable String service,
        @Nullable String category,
        @Nullable Integer impact,
        @Nullable Integer urgency,
        @Nullable String ticket,
        @Nullable String answer,
        @Nullable String praised,
        @Nullable String reason) {}
