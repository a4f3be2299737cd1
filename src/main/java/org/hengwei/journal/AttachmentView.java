package org.hengwei.journal;

import java.time.Instant;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Subject;

/**
 * @param size bytes
 * @param sha256 in hex
 */
public record AttachmentView(
        long id,
        Subject subject,
        String name,
        String mediaType,
        long size,
        String sha256,
        Audience audience,
        String uploadedBy,
        Instant uploadedAt,
        boolean erased) {

    /** The same, said to be of another. */
    public AttachmentView uploadedBy(String other) {
        return new AttachmentView(id, subject, name, mediaType, size, sha256, audience, other, uploadedAt, erased);
    }
}
