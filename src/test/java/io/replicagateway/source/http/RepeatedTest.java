package io.replicagateway.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is given back is always equal to what was given, and the same object where that was given shortly before. */
class RepeatedTest {

    @Property
    void aValueComesBackEqual(@ForAll List<String> values) {
        // Given
        var repeated = new Repeated();
        // When
        List<String> same = values.stream().map(repeated::same).toList();
        // Then
        assertThat(same).isEqualTo(values);
    }

    @Example
    void anEqualValueThatWasJustSeenIsTheSameObject() {
        // Given
        var repeated = new Repeated();
        String first = repeated.same("vm-" + 7);
        // When
        String second = repeated.same("vm-" + 7);
        // Then
        assertThat(second).isSameAs(first);
    }

    @Example
    void nullStaysNull() {
        // When
        String nothing = new Repeated().<String>same(null);
        // Then
        assertThat(nothing).isNull();
    }
}
