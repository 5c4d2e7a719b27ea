package io.replicagateway.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the filter of an EM query: {@code field op value}, combined by {@code ;} (and), {@code ,} (or) and parentheses
 * (EM docs, query). Of the two, and binds closer; the vendor does not say. Bare values lose their spaces.
 */
final class EmFilter<T> {

    private final Map<String, EmField<T>> fields;
    private final String text;
    private int at;

    private EmFilter(Map<String, EmField<T>> fields, String text) {
        this.fields = fields;
        this.text = text;
    }

    /**
     * @param fields by name in lower case
     * @param text decoded; null for no filter
     */
    static <T> Predicate<T> parse(Map<String, EmField<T>> fields, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return row -> true;
        }
        EmFilter<T> filter = new EmFilter<>(fields, text);
        Predicate<T> result = filter.either();
        if (filter.peek() != 0) {
            throw EmError.badQuery("filter ends early at " + filter.at);
        }
        return result;
    }

    private Predicate<T> either() {
        Predicate<T> result = both();
        while (take(',')) {
            result = result.or(both());
        }
        return result;
    }

    private Predicate<T> both() {
        Predicate<T> result = single();
        while (take(';')) {
            result = result.and(single());
        }
        return result;
    }

    private Predicate<T> single() {
        if (take('(')) {
            Predicate<T> inner = either();
            if (!take(')')) {
                throw EmError.badQuery("parenthesis is not closed");
            }
            return inner;
        }
        return comparison();
    }

    private Predicate<T> comparison() {
        String name = until("=!<>;,()").toLowerCase(Locale.ROOT);
        @Nullable EmField<T> field = fields.get(name);
        if (field == null) {
            throw EmError.badQuery("field " + name);
        }
        String operator = operator();
        String wanted = field.ofFilter(peek() == '"' ? quoted() : until(";,()"));
        IntPredicate holds = holding(operator);
        return row -> {
            @Nullable String key = field.of(row);
            return key == null ? operator.equals("!=") : holds.test(key.compareTo(wanted));
        };
    }

    private String operator() {
        for (String operator : new String[] {"==", "!=", "<=", ">=", "<", ">"}) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return operator;
            }
        }
        throw EmError.badQuery("no operator at " + at);
    }

    private static IntPredicate holding(String operator) {
        return switch (operator) {
            case "==" -> order -> order == 0;
            case "!=" -> order -> order != 0;
            case "<" -> order -> order < 0;
            case ">" -> order -> order > 0;
            case "<=" -> order -> order <= 0;
            default -> order -> order >= 0;
        };
    }

    /** A value in quotes, in which a quote is written twice. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != '"') {
                value.append(text.charAt(at));
            } else if (text.startsWith("\"\"", at)) {
                value.append('"');
                at++;
            } else {
                at++;
                return value.toString();
            }
        }
        throw EmError.badQuery("quote is not closed");
    }

    private String until(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at).replace(" ", "");
    }

    private boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** The next character that is no space, or 0 at the end. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }
}
