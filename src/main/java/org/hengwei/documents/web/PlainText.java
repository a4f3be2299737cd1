package org.hengwei.documents.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hengwei.documents.Block;
import org.hengwei.documents.Cover;
import org.hengwei.documents.DocumentContent;
import org.hengwei.documents.Section;
import org.jspecify.annotations.Nullable;

/**
 * Content as a person types it: {@code #} chapter, {@code ##} part, {@code -} and {@code 1.} list items, lines of cells
 * between bars for a table with its header first.
 */
final class PlainText {

    private PlainText() {}

    static DocumentContent read(String text, String title, String references) {
        var sections = new ArrayList<Section>();
        var blocks = new ArrayList<Block>();
        var heading = "";
        var lines = text.replace("\r", "").split("\n", -1);
        for (var i = 0; i < lines.length; ) {
            var line = lines[i].strip();
            if (line.startsWith("# ")) {
                close(sections, heading, blocks);
                heading = line.substring(2).strip();
                i++;
            } else {
                i = block(lines, i, blocks);
            }
        }
        close(sections, heading, blocks);
        return new DocumentContent(
                Cover.of("", title, references.lines().filter(l -> !l.isBlank()).toList()), sections);
    }

    private static void close(List<Section> sections, String heading, List<Block> blocks) {
        if (!heading.isBlank() || !blocks.isEmpty()) {
            sections.add(new Section(heading, List.copyOf(blocks)));
            blocks.clear();
        }
    }

    /** Reads one block and returns the line after it. */
    private static int block(String[] lines, int from, List<Block> blocks) {
        var line = lines[from].strip();
        if (line.isEmpty()) {
            return from + 1;
        }
        if (line.startsWith("##")) {
            var level = line.startsWith("###") ? 3 : 2;
            blocks.add(new Block.Heading(level, line.substring(level).strip()));
            return from + 1;
        }
        var to = from;
        while (to < lines.length && sort(lines[to]) == sort(line)) {
            to++;
        }
        var stretch = Arrays.stream(lines, from, to).map(String::strip).toList();
        blocks.add(
                switch (sort(line)) {
                    case '|' -> table(stretch);
                    case '-' ->
                        new Block.Bullets(stretch.stream()
                                .map(l -> l.substring(1).strip())
                                .toList());
                    case '1' ->
                        new Block.Bullets(
                                stretch.stream()
                                        .map(l -> l.replaceFirst("^\\d+\\.\\s+", ""))
                                        .toList(),
                                true);
                    default -> new Block.Paragraph(String.join("\n", stretch));
                });
        return to;
    }

    private static char sort(String line) {
        var stripped = line.strip();
        if (stripped.isEmpty() || stripped.startsWith("#")) {
            return '#';
        }
        if (stripped.startsWith("|")) {
            return '|';
        }
        if (stripped.startsWith("- ")) {
            return '-';
        }
        return stripped.matches("\\d+\\.\\s+.*") ? '1' : 'p';
    }

    private static Block.Table table(List<String> lines) {
        var rows = lines.stream().map(PlainText::cells).toList();
        var columns = new ArrayList<Block.Column>();
        for (var i = 0; i < rows.getFirst().size(); i++) {
            var column = i;
            var widest = rows.stream()
                    .mapToInt(row -> column < row.size() ? row.get(column).length() : 0)
                    .max()
                    .orElse(1);
            columns.add(new Block.Column(rows.getFirst().get(i), Math.clamp(widest, 4, 30)));
        }
        return new Block.Table(columns, rows.subList(1, rows.size()));
    }

    private static List<String> cells(String line) {
        var inner = line.substring(1, line.endsWith("|") && line.length() > 1 ? line.length() - 1 : line.length());
        return Arrays.stream(inner.split("\\|", -1))
                .map(cell -> cell.strip().replace("\\n", "\n"))
                .toList();
    }

    static String write(@Nullable DocumentContent content) {
        if (content == null) {
            return "";
        }
        var text = new StringBuilder();
        for (var section : content.sections()) {
            if (!section.title().isBlank()) {
                text.append("# ").append(section.title()).append("\n\n");
            }
            section.blocks().forEach(block -> text.append(write(block)).append("\n\n"));
        }
        return text.toString().strip();
    }

    private static String write(Block block) {
        return switch (block) {
            case Block.Heading heading -> "#".repeat(Math.max(2, heading.level())) + " " + heading.text();
            case Block.Paragraph paragraph -> paragraph.text();
            case Block.Bullets bullets -> bullets(bullets);
            case Block.Table table -> {
                var header = table.columns().stream().map(Block.Column::title).toList();
                var lines = new ArrayList<String>();
                lines.add(row(header));
                table.rows().forEach(row -> lines.add(row(row)));
                yield String.join("\n", lines);
            }
            case Block.Bars bars ->
                bars.bars().stream()
                        .map(bar -> "- " + bar.label() + ": " + bar.figure())
                        .collect(java.util.stream.Collectors.joining("\n"));
        };
    }

    private static String bullets(Block.Bullets bullets) {
        var lines = new ArrayList<String>();
        for (var item : bullets.items()) {
            lines.add((bullets.numbered() ? (lines.size() + 1) + ". " : "- ") + item);
        }
        return String.join("\n", lines);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells).replace("\n", "\\n") + " |";
    }
}
