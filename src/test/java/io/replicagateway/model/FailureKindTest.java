package io.replicagateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureKindTest {

    @ParameterizedTest
    @EnumSource
    void eachHasALabelForMetricsAndAClauseOfAdvice(FailureKind kind) {
        assertThat(kind.label()).matches("[a-z-]{1,50}");
        assertThat(kind.advice()).matches("[a-z].{20,250}[^.]");
    }

    @Test
    void onlyWhatMayPassByItselfIsTriedAgain() {
        assertThat(EnumSet.allOf(FailureKind.class).stream().filter(FailureKind::isRetryable))
                .containsExactly(
                        FailureKind.UNREACHABLE, FailureKind.TIMED_OUT, FailureKind.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, certificate-fingerprint",
        "UNREACHABLE, url",
        "TIMED_OUT, gateway.refresh.request-timeout",
        "TIMED_OUT, gateway.refresh.timeout",
        "UNAUTHORIZED, password-file",
        "UNAVAILABLE, max-log-ons",
        "MALFORMED, gateway.refresh.max-body",
        "UNSUPPORTED_VERSION, api-version",
    })
    void adviceNamesWhatCanBeSet(FailureKind kind, String key) {
        assertThat(kind.advice()).contains(key);
    }
}
