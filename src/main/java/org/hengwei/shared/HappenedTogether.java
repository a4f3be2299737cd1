package org.hengwei.shared;

import java.util.List;

/**
 * News of a bulk act, one or more for each of many subjects, in order; the journal writes them down together. Only for subjects
 * that are new with it: their chains begin here.
 */
public record HappenedTogether(List<? extends Happened> news) {

    public HappenedTogether {
        news = List.copyOf(news);
    }
}
