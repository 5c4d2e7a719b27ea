package io.replicagateway.api;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values strictly by RFC 4180: whatever it does not allow is an error. */
public final class CsvText {

    private final String text;
    private int at;

    private CsvText(String text) {
        this.text = text;
    }

    /** All lines, each with its cells. */
    public static List<List<String>> parse(String text) {
        var reader = new CsvText(text);
        List<List<String>> lines = new ArrayList<>();
        while (reader.at < text.length()) {
            lines.add(reader.line());
        }
        return lines;
    }

    private List<String> line() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(is('"') ? quoted() : plain());
        } while (skips(','));
        if (!skips('\r') || !skips('\n')) {
            throw new AssertionError("no end of a line at " + at + ": " + cells);
        }
        return cells;
    }

    private String quoted() {
        var cell = new StringBuilder();
        skips('"');
        while (!skips('"') || is('"')) {
            cell.append(text.charAt(at++));
        }
        return cell.toString();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (is('"')) {
                throw new AssertionError("a quotation mark inside a plain cell at " + at);
            }
            at++;
        }
        return text.substring(start, at);
    }

    private boolean is(char letter) {
        return at < text.length() && text.charAt(at) == letter;
    }

    private boolean skips(char letter) {
        boolean is = is(letter);
        at += is ? 1 : 0;
        return is;
    }
}
