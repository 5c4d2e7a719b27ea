package io.replicagateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "/v1/replicas?name=\"x\" /v1/replicas?name=%22x%22",
                "/v1/replicas?name=a;b&c=d /v1/replicas?name=a%3Bb&c=d",
                "/v1/replicas;a=b?c=<> /v1/replicas;a=b?c=%3C%3E",
                "/x{y}|?z=^`\\ /x%7By%7D%7C?z=%5E%60%5C",
                "/v1/replicas?name=\u00c3\u00bc /v1/replicas?name=%C3%BC"
            })
    void lettersThatMustBeEncodedAre(String address, String encoded) {
        // When // Then
        assertThat(RawAddress.encoded(address)).isEqualTo(encoded);
    }

    @Test
    void anAddressAsItShouldBeIsLeftAlone() {
        // Given
        String address = "/v1/replicas/paris:4f1c?name=*%20a+b&sort=-name,id&label=a=b&[x]=~'()!$@";
        // When // Then
        assertThat(RawAddress.encoded(address)).isSameAs(address);
    }
}
