package io.replicagateway.view.em;

import io.replicagateway.query.Comparison;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a filter: {@code field op value}, joined by {@code ;} (and), {@code ,} (or) and parentheses. Of the two, and binds
 * closer; the vendor does not say. A value stands in quotes, in which a quote is written twice, or bare, and then loses
 * its spaces (EM docs, query).
 */
final class FilterParser {

    static final int MOST_LETTERS = 8 * 1024;
    static final int MOST_TERMS = 200;
    static final int MOST_PARENTHESES = 30;

    private static final String BREAKS = ";,()";
    private static final String SIGNS = "=!<>";
    private static final char QUOTE = '"';
    private static final char END = 0;

    private final String text;
    private int at;
    private int terms;
    private int parentheses;

    private FilterParser(String text) {
        this.text = text;
    }

    /**
     * @param text decoded
     * @throws EmRefusal if it is no filter, or longer or deeper than one can be in earnest
     */
    static Expression parse(String text) {
        if (text.length() > MOST_LETTERS) {
            throw refusal("is longer than " + MOST_LETTERS + " letters");
        }
        var parser = new FilterParser(text);
        Expression expression = parser.either();
        if (parser.peek() != END) {
            throw parser.refusalHere("something follows that belongs to nothing");
        }
        return expression;
    }

    private Expression either() {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(both());
        } while (take(','));
        return parts.size() == 1 ? parts.get(0) : new Expression.Or(parts);
    }

    private Expression both() {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(single());
        } while (take(';'));
        return parts.size() == 1 ? parts.get(0) : new Expression.And(parts);
    }

    private Expression single() {
        if (!take('(')) {
            return term();
        }
        if (++parentheses > MOST_PARENTHESES) {
            throw refusal("has more than " + MOST_PARENTHESES + " parentheses in one another");
        }
        Expression inner = either();
        if (!take(')')) {
            throw refusalHere("a parenthesis is not closed");
        }
        parentheses--;
        return inner;
    }

    private Expression term() {
        if (++terms > MOST_TERMS) {
            throw refusal("has more than " + MOST_TERMS + " comparisons");
        }
        String field = bare();
        if (field.isEmpty()) {
            throw refusalHere("a field is missing");
        }
        Comparison comparison = comparison();
        return new Expression.Term(field, comparison, value());
    }

    private Comparison comparison() {
        peek();
        int start = at;
        while (at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return switch (text.substring(start, at)) {
            case "==" -> Comparison.EQUAL;
            case "!=" -> Comparison.NOT_EQUAL;
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.AT_MOST;
            case ">" -> Comparison.GREATER;
            case ">=" -> Comparison.AT_LEAST;
            default -> {
                at = start;
                throw refusalHere("one of == != < <= > >= is missing");
            }
        };
    }

    private String value() {
        if (peek() == QUOTE) {
            return quoted();
        }
        String value = bare();
        if (value.isEmpty()) {
            throw refusalHere("a value is missing");
        }
        return value;
    }

    private String quoted() {
        var value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != QUOTE) {
                value.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
                value.append(QUOTE);
                at++;
            } else {
                at++;
                return value.toString();
            }
        }
        throw refusalHere("a quote is not closed");
    }

    /** What stands here without quotes, without its spaces. */
    private String bare() {
        int start = at;
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).replace(" ", "");
    }

    private static boolean isBare(char letter) {
        return BREAKS.indexOf(letter) < 0 && SIGNS.indexOf(letter) < 0 && letter != QUOTE;
    }

    private boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** The next letter that is no space. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private EmRefusal refusalHere(String fault) {
        return refusal("cannot be read at letter " + (at + 1) + ": " + fault);
    }

    private static EmRefusal refusal(String fault) {
        return EmRefusal.badRequest("The filter " + fault + ".");
    }
}
