package org.hengwei.shared;

import org.jspecify.annotations.Nullable;

/**
 * What a room tells the ground floor about its kind of subject, so that comments, files and links can be made on any of them
 * behind the right door. A bean per kind.
 */
public interface SubjectKind {

    /** As in {@link Subject#kind()}. */
    String kind();

    /** Refused as not found unless it exists and the actor may read it. */
    void reveal(String code);

    /** Refused unless the actor may add a comment, file or link to it. */
    void contribute(String code);

    /** The permission to read such things, by which lists over all kinds and search show them; null: only to those involved. */
    default @Nullable Permission reading() {
        return null;
    }

    /** Page of the thing. */
    String href(String code);
}
