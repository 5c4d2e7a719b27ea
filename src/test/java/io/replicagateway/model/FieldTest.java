package io.replicagateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What fields are called tells what their values are. */
class FieldTest {

    @Test
    void exactlyTheFieldsNamedForAMomentHoldMoments() {
        // Given
        Stream<Field> fields =
                Stream.concat(
                        Arrays.stream(ReplicaField.values()),
                        Arrays.stream(RestorePointField.values()));
        // When // Then
        assertThat(fields)
                .allSatisfy(
                        field ->
                                assertThat(field.valueType() == Field.ValueType.MOMENT)
                                        .as(field.label())
                                        .isEqualTo(field.label().endsWith("At")));
    }
}
