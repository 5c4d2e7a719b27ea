package io.replicagateway.view.em;

import io.replicagateway.query.Comparison;
import java.util.List;
import java.util.function.Function;

/** A filter of EM's query language, as it was written: nothing in it is known to have a meaning yet. */
sealed interface Expression {

    /** All of these, joined by {@code ;}. */
    record And(List<Expression> parts) implements Expression {}

    /** Any of these, joined by {@code ,}. */
    record Or(List<Expression> parts) implements Expression {}

    /**
     * One comparison.
     *
     * @param field a name in any case
     * @param value without quotes
     */
    record Term(String field, Comparison comparison, String value) implements Expression {}

    /** What it means, put together from what its terms mean. */
    default <T> T meaning(
            Function<Term, T> ofTerm, Function<List<T>, T> all, Function<List<T>, T> any) {
        if (this instanceof And and) {
            return all.apply(meanings(and.parts(), ofTerm, all, any));
        }
        return this instanceof Or or
                ? any.apply(meanings(or.parts(), ofTerm, all, any))
                : ofTerm.apply((Term) this);
    }

    private static <T> List<T> meanings(
            List<Expression> parts,
            Function<Term, T> ofTerm,
            Function<List<T>, T> all,
            Function<List<T>, T> any) {
        return parts.stream().map(part -> part.meaning(ofTerm, all, any)).toList();
    }
}
