package org.hengwei.documents;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A piece of a section. Texts may have several lines, separated by line feeds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Bullets.class, name = "bullets"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Bars.class, name = "bars")
})
public sealed interface Block {

    /**
     * @param level 1 for chapters, 2 for their parts, 3 below
     * @param text with its own number, e.g. {@code 6.1. …}
     */
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** @param numbered 1. 2. 3. instead of marks */
    record Bullets(List<String> items, boolean numbered) implements Block {
        public Bullets(List<String> items) {
            this(items, false);
        }
    }

    /**
     * @param columns with the header row, which is repeated on every page
     * @param rows of cells, as many as there are columns
     */
    record Table(List<Column> columns, List<List<String>> rows) implements Block {}

    /** @param width relative to the other columns' */
    record Column(String title, int width) {}

    /** A bar chart; drawn from the figures themselves, so that no picture can differ from them. */
    record Bars(List<Bar> bars) implements Block {}

    /**
     * @param label what the bar stands for
     * @param hundredths its length, from 0 to 100
     * @param figure as printed beside it
     */
    record Bar(String label, int hundredths, String figure) {
        public Bar {
            hundredths = Math.clamp(hundredths, 0, 100);
        }
    }
}
