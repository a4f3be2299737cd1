package org.hengwei.mail;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML mail, with its lines; what it quotes is marked as in plain mails. */
final class HtmlText implements NodeVisitor {

    private static final Set<String> LINES = Set.of(
            "p",
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "hr",
            "blockquote",
            "address",
            "section",
            "article",
            "header",
            "footer",
            "dl",
            "dt",
            "dd");
    private static final Set<String> APART = Set.of("p", "h1", "h2", "h3", "h4", "table", "ul", "ol", "blockquote");

    private final StringBuilder out = new StringBuilder();
    private int quoted;
    private boolean begun;

    private HtmlText() {}

    static String of(String html) {
        var document = Jsoup.parse(html);
        document.select("script, style, head, title, template, noscript").remove();
        var text = new HtmlText();
        NodeTraversor.traverse(text, document);
        return text.out
                .toString()
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            write(preformatted(text) ? text.getWholeText() : text.text());
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    private void open(Element element) {
        var name = element.normalName();
        if (name.equals("br")) {
            line();
        } else if (LINES.contains(name)) {
            apart(name);
        }
        if (name.equals("blockquote")) {
            quoted++;
        } else if (name.equals("li")) {
            write("- ");
        } else if (name.equals("hr")) {
            write("_".repeat(20));
        } else if (name.equals("img") && !element.attr("alt").isBlank()) {
            write("[" + element.attr("alt").strip() + "]");
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        var name = element.normalName();
        if (LINES.contains(name)) {
            apart(name);
        }
        if (name.equals("blockquote")) {
            quoted--;
        } else if (name.equals("td") || name.equals("th")) {
            write("\t");
        }
    }

    private void apart(String name) {
        if (begun) {
            line();
        }
        if (APART.contains(name) && out.length() > 1 && out.charAt(out.length() - 2) != '\n') {
            line();
        }
    }

    private void line() {
        out.append('\n');
        begun = false;
    }

    private void write(String text) {
        for (var line : text.split("(?<=\\n)")) {
            var bare = line.replace("\n", "");
            if (!bare.isEmpty() && (begun || !bare.isBlank())) {
                if (!begun) {
                    out.append("> ".repeat(quoted));
                    begun = true;
                }
                out.append(bare);
            }
            if (line.endsWith("\n")) {
                line();
            }
        }
    }

    private static boolean preformatted(TextNode text) {
        return text.parent() instanceof Element parent && parent.closest("pre") != null;
    }
}
