package io.replicagateway.view.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.query.Comparison;
import io.replicagateway.view.em.Expression.And;
import io.replicagateway.view.em.Expression.Or;
import io.replicagateway.view.em.Expression.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters mean what EM's pages say, and what they do not explain is refused. */
class FilterParserTest {

    private static final Expression A = term("a", "1");
    private static final Expression B = term("b", "2");
    private static final Expression C = term("c", "3");

    private static Expression term(String field, String value) {
        return new Term(field, Comparison.EQUAL, value);
    }

    @ParameterizedTest
    @CsvSource({
        "==, EQUAL",
        "!=, NOT_EQUAL",
        "<, LESS",
        "<=, AT_MOST",
        ">, GREATER",
        ">=, AT_LEAST"
    })
    void thereAreSixOperators(String operator, Comparison comparison) {
        // When
        Expression read = FilterParser.parse(" State " + operator + " Ready ");
        // Then
        assertThat(read).isEqualTo(new Term("State", comparison, "Ready"));
    }

    @Test
    void andBindsCloserThanOr() {
        // When
        Expression read = FilterParser.parse("a==1,b==2;c==3");
        // Then
        assertThat(read).isEqualTo(new Or(List.of(A, new And(List.of(B, C)))));
    }

    @Test
    void parenthesesBindClosest() {
        // When
        Expression read = FilterParser.parse("((a==1,b==2));(c==3)");
        // Then
        assertThat(read).isEqualTo(new And(List.of(new Or(List.of(A, B)), C)));
    }

    @Test
    void inQuotesEverySignIsOneOfTheValueAndQuotesAreDoubled() {
        // When
        Expression read = FilterParser.parse("a==\"x y;(=\"\"z\"\",<\" ; b==2");
        // Then
        assertThat(read).isEqualTo(new And(List.of(term("a", "x y;(=\"z\",<"), B)));
    }

    @Test
    void withoutQuotesSpacesAreLost() {
        // When
        Expression read = FilterParser.parse("a == my web server");
        // Then
        assertThat(read).isEqualTo(term("a", "mywebserver"));
    }

    @Test
    void emptyQuotesAreAValue() {
        // When
        Expression read = FilterParser.parse("a==\"\"");
        // Then
        assertThat(read).isEqualTo(term("a", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "a=",
                "a==",
                "a=1",
                "a===1",
                "a<>1",
                "a=>1",
                "a!1",
                "==1",
                "a==1;",
                ";a==1",
                "a==1,",
                "a==1;;b==2",
                "(a==1",
                "a==1)",
                "()",
                "(a==1))",
                "a==\"1",
                "a==\"1\"2",
                "a==1 b==2",
                "a==b==c",
                "a==\"1\"\"",
                "a==1(b==2)",
                "(a==1)(b==2)",
                "\"a\"==1",
                "a==1;b",
                "a==x\"y\""
            })
    void whatIsNoFilterIsRefused(String text) {
        // When // Then
        assertThatThrownBy(() -> FilterParser.parse(text))
                .isInstanceOfSatisfying(
                        EmRefusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void whatNobodyWritesInEarnestIsRefusedBeforeItCosts() {
        // Given
        String deep = "(".repeat(31) + "a==1" + ")".repeat(31);
        String many = "a==1" + ",a==1".repeat(200);
        String longOne = "a==" + "x".repeat(8 * 1024);
        // When // Then
        for (String text : List.of(deep, many, longOne)) {
            assertThatThrownBy(() -> FilterParser.parse(text)).isInstanceOf(EmRefusal.class);
        }
        assertThat(FilterParser.parse("(".repeat(30) + "a==1" + ")".repeat(30))).isEqualTo(A);
        assertThat(FilterParser.parse("(a==1),".repeat(199) + "a==1")).isInstanceOf(Or.class);
    }
}
