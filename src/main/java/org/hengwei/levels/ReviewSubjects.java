package org.hengwei.levels;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files (the signed minutes) and links be made on reviews by whoever may read them. */
@Component
class ReviewSubjects extends PlainSubjectKind {

    ReviewSubjects(Reviews reviews) {
        super(ReviewKey.KIND, "/levels/reviews/", LevelsPermission.READ, code -> reviews.find(ReviewKey.of(code)));
    }
}
