package org.hengwei.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IBody;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** Placeholders of a template, {@code {{title}}}: found and filled in paragraphs, tables, headers and footers. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private Placeholders() {}

    static TreeSet<String> of(XWPFDocument docx) {
        var found = new TreeSet<String>();
        for (var paragraph : paragraphs(docx)) {
            PLACEHOLDER.matcher(text(paragraph)).results().forEach(hit -> found.add(hit.group(1)));
        }
        return found;
    }

    static String written(String name) {
        return "{{" + name + "}}";
    }

    static void fill(XWPFDocument docx, Map<String, String> values) {
        for (var paragraph : paragraphs(docx)) {
            fill(paragraph, values);
        }
    }

    /** The paragraph of the body that holds nothing but this placeholder. */
    static List<XWPFParagraph> alone(XWPFDocument docx, String name) {
        return docx.getParagraphs().stream()
                .filter(paragraph -> {
                    var hit = PLACEHOLDER.matcher(text(paragraph).strip());
                    return hit.matches() && hit.group(1).equals(name);
                })
                .toList();
    }

    /** Word cuts a text into runs as it likes, so a placeholder may lie across several: the first takes the whole text. */
    private static void fill(XWPFParagraph paragraph, Map<String, String> values) {
        var before = text(paragraph);
        var after = PLACEHOLDER
                .matcher(before)
                .replaceAll(hit -> Matcher.quoteReplacement(values.getOrDefault(hit.group(1), hit.group())));
        if (before.equals(after)) {
            return;
        }
        if (oneByOne(paragraph, values)) {
            return;
        }
        var runs = paragraph.getRuns();
        runs.getFirst().setText(after, 0);
        for (var i = runs.size() - 1; i > 0; i--) {
            paragraph.removeRun(i);
        }
    }

    /** Keeps each run's look where every placeholder lies within one run. */
    private static boolean oneByOne(XWPFParagraph paragraph, Map<String, String> values) {
        for (var run : paragraph.getRuns()) {
            var text = run.getText(0);
            if (text != null && PLACEHOLDER.matcher(text).find()) {
                run.setText(
                        PLACEHOLDER
                                .matcher(text)
                                .replaceAll(hit ->
                                        Matcher.quoteReplacement(values.getOrDefault(hit.group(1), hit.group()))),
                        0);
            }
        }
        return values.keySet().stream().noneMatch(name -> text(paragraph).contains(written(name)));
    }

    private static String text(XWPFParagraph paragraph) {
        var text = new StringBuilder();
        paragraph.getRuns().forEach(run -> text.append(run.text()));
        return text.toString();
    }

    private static List<XWPFParagraph> paragraphs(XWPFDocument docx) {
        var all = new ArrayList<XWPFParagraph>();
        collect(docx, all);
        docx.getHeaderList().forEach(header -> collect(header, all));
        docx.getFooterList().forEach(footer -> collect(footer, all));
        return all;
    }

    private static void collect(IBody body, List<XWPFParagraph> into) {
        into.addAll(body.getParagraphs());
        body.getTables()
                .forEach(table ->
                        table.getRows().forEach(row -> row.getTableCells().forEach(cell -> collect(cell, into))));
    }
}
