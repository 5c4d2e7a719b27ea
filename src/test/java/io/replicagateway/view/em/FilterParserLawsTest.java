package io.replicagateway.view.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.replicagateway.query.Comparison;
import io.replicagateway.view.em.Expression.And;
import io.replicagateway.view.em.Expression.Or;
import io.replicagateway.view.em.Expression.Term;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Reading a filter undoes writing it, and whatever else somebody writes is read or refused. */
class FilterParserLawsTest {

    /** Expressions in which each pair of parentheses is needed. */
    static final class Expressions implements ArbitrarySupplier<Expression> {
        @Override
        public Arbitrary<Expression> get() {
            return expression(3);
        }
    }

    private static Arbitrary<Expression> expression(int depth) {
        Arbitrary<Expression> term =
                Combinators.combine(
                                Arbitraries.of("Name", "state", "UID"),
                                Arbitraries.of(Comparison.class),
                                Arbitraries.strings().withChars("aZ \"=;,()<>ä").ofMaxLength(6))
                        .as(Term::new);
        if (depth == 0) {
            return term;
        }
        Arbitrary<List<Expression>> parts = expression(depth - 1).list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(term, parts.map(And::new), parts.map(Or::new));
    }

    private static String written(Expression expression) {
        return expression.meaning(
                term -> term.field() + sign(term.comparison()) + quoted(term.value()),
                parts -> parts.stream().collect(Collectors.joining(");(", "(", ")")),
                parts -> parts.stream().collect(Collectors.joining(") , (", "(", ")")));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String sign(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "==";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> " >= ";
        };
    }

    @Property(tries = 500)
    void whatWasWrittenIsReadAgain(@ForAll(supplier = Expressions.class) Expression expression) {
        // When
        Expression read = FilterParser.parse(written(expression));
        // Then
        assertThat(read).isEqualTo(expression);
    }

    @Property(tries = 2000)
    void anyTextIsReadOrRefused(
            @ForAll
                    @Chars({'a', 'b', '=', '!', '<', '>', ';', ',', '(', ')', '"', ' '})
                    @StringLength(max = 30)
                    String text) {
        // When
        Throwable refusal = catchThrowable(() -> FilterParser.parse(text));
        // Then
        if (refusal == null) {
            Expression read = FilterParser.parse(text);
            assertThat(FilterParser.parse(written(read))).isEqualTo(read);
        } else {
            assertThat(refusal)
                    .isInstanceOfSatisfying(
                            EmRefusal.class, why -> assertThat(why.status()).isEqualTo(400));
        }
    }
}
