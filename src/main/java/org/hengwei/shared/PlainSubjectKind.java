package org.hengwei.shared;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A kind of subject with a page each, to which whoever may read it may also contribute. */
public class PlainSubjectKind implements SubjectKind {

    private final String kind;
    private final String pages;
    private final @Nullable Permission reading;
    private final Consumer<String> reveal;

    /** @param pages address before the code, e.g. {@code /incidents/} */
    protected PlainSubjectKind(String kind, String pages, @Nullable Permission reading, Consumer<String> reveal) {
        this.kind = kind;
        this.pages = pages;
        this.reading = reading;
        this.reveal = reveal;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public void reveal(String code) {
        reveal.accept(code);
    }

    @Override
    public void contribute(String code) {
        reveal.accept(code);
    }

    @Override
    public @Nullable Permission reading() {
        return reading;
    }

    @Override
    public String href(String code) {
        return pages + code;
    }
}
