package io.replicagateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The format of a list is the one that the caller wants most, JSON where it has no wish. */
class AcceptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | JSON",
                "' , ' | JSON",
                "*/* | JSON",
                "application/* | JSON",
                "application/json | JSON",
                "Application/JSON; charset=UTF-8 | JSON",
                "text/csv | CSV",
                "TEXT/CSV | CSV",
                "text/* | CSV",
                "text/csv;charset=utf-8 | CSV",
                "text/csv; header=present; charset=\"UTF-8\" | CSV",
                "text/csv;delimiter=semicolon | CSV",
                "application/x-ndjson | NDJSON",
                "text/csv, */* | CSV",
                "*/*, application/x-ndjson | NDJSON",
                "application/json, text/plain, */* | JSON",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | JSON",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 | JSON",
                "text/csv, application/json | JSON",
                "text/csv, application/x-ndjson | CSV",
                "text/csv;q=0.5, application/json;q=0.4 | CSV",
                "text/csv;q=0.5, application/json | JSON",
                "text/csv;q=0.1, application/x-ndjson;q=0.2, application/json;q=0.15 | NDJSON",
                "text/csv;q=0, */*;q=0.1 | JSON",
                "application/json;q=0, */* | CSV",
                "application/json;q=0, application/* | NDJSON",
                "*/*;q=0, text/csv;q=0.001 | CSV",
                "text/csv;header=absent, text/csv;q=0.5, application/json;q=0.6 | JSON",
                "text/csv;header=present;q=0.1, text/csv, application/json;q=0.2 | JSON",
                "text/csv;q=high, application/x-ndjson;q=0.1 | NDJSON",
            })
    void theFormatIsTheOneThatIsWantedMost(String accept, Format format) {
        // When // Then
        assertThat(Accept.best(List.of(accept))).contains(format);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/xml",
                "text/html",
                "text/csv;q=0",
                "text/csv;q=0.000",
                "*/*;q=0",
                "text/csv;q=2",
                "text/csv;q=-1",
                "text/csv;q=",
                "text/csv;header=absent",
                "text/csv;charset=ISO-8859-1",
                "csv",
                "*/csv",
                ";q=1",
            })
    void whereNoFormatIsWantedThereIsNone(String accept) {
        // When // Then
        assertThat(Accept.best(List.of(accept))).isEmpty();
    }

    @Test
    void severalHeadersAreOneList() {
        // When // Then
        assertThat(Accept.best(List.of())).contains(Format.JSON);
        assertThat(Accept.best(List.of("application/xml", "text/csv"))).contains(Format.CSV);
        assertThat(Accept.best(List.of("text/csv;q=0.3", "application/x-ndjson;q=0.4")))
                .contains(Format.NDJSON);
    }
}
