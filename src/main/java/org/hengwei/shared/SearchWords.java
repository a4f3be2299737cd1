package org.hengwei.shared;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Words for full-text search in both languages: Chinese as pairs of characters, so that a word of two characters is found;
 * kept with positions, so that longer words match as phrases.
 */
public final class SearchWords {

    /** PostgreSQL keeps at most 16,383 positions and 1 MB; what comes after this many characters is not searched. */
    private static final int LIMIT = 60_000;

    private static final Analyzer ANALYZER = new CJKAnalyzer(CharArraySet.EMPTY_SET);
    private static final Pattern PIECES = Pattern.compile("\\s+");

    private SearchWords() {}

    /** The text as a {@code tsvector} literal, to be cast. */
    public static String vector(String... texts) {
        var vector = new StringBuilder();
        var position = 1;
        for (var token : tokens(cut(String.join(" \n ", texts)))) {
            vector.append(quoted(token))
                    .append(':')
                    .append(Math.min(position++, 16_383))
                    .append(' ');
        }
        return vector.toString();
    }

    /** True where the column holds every piece of what was typed; each piece of several words as a phrase. */
    public static Condition matches(Field<?> column, String typed) {
        var query = PIECES.splitAsStream(cut(typed).strip())
                .map(SearchWords::phrase)
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? DSL.falseCondition() : DSL.condition("{0} @@ {1}::tsquery", column, DSL.val(query));
    }

    private static String phrase(String piece) {
        return tokens(piece).stream().map(SearchWords::asQuery).collect(Collectors.joining(" <-> "));
    }

    private static String asQuery(String token) {
        var lone = token.codePointCount(0, token.length()) == 1 && Character.isIdeographic(token.codePointAt(0));
        return lone ? quoted(token) + ":*" : quoted(token);
    }

    private static String quoted(String token) {
        return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String cut(String text) {
        return text.length() <= LIMIT ? text : text.substring(0, LIMIT);
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        try (var stream = ANALYZER.tokenStream("text", new StringReader(text))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return tokens;
    }
}
