package org.hengwei.levels;

import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files (the signed minutes) and links be made on reviews by whoever may read them. */
@Component
class ReviewSubjects implements SubjectKind {

    private final Reviews reviews;

    ReviewSubjects(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public String kind() {
        return ReviewKey.KIND;
    }

    @Override
    public Permission reading() {
        return LevelsPermission.READ;
    }

    @Override
    public void reveal(String code) {
        reviews.find(ReviewKey.of(code));
    }

    @Override
    public void contribute(String code) {
        reviews.find(ReviewKey.of(code));
    }

    @Override
    public String href(String code) {
        return "/levels/reviews/" + code;
    }
}
