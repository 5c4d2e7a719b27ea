package io.replicagateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagedAddressTest {

    private static final Set<String> PAGE = Set.of("skip", "limit");

    @ParameterizedTest
    @CsvSource({
        "/list, /list",
        "/list?skip=2, /list?",
        "/list?a=1&skip=2&limit=3&b=, /list?a=1&b=",
        "/list?skipped=2&limit, /list?skipped=2",
        "/list?a=skip=1, /list?a=skip=1"
    })
    void allPagesOfAListHaveTheSameAddressWithoutThePage(String address, String list) {
        // When // Then
        assertThat(PagedAddress.list(address, PAGE)).isEqualTo(list);
    }

    @ParameterizedTest
    @CsvSource({
        "/list, false",
        "/list?skip=0, false",
        "/list?skip=, false",
        "/list?skip, false",
        "/list?a=1&skip=10, true",
        "/list?skip=0&skip=1, true",
        "/list?skipped=1, false"
    })
    void anotherPageThanTheFirstIsKnownByItsParameter(String address, boolean expected) {
        // When // Then
        assertThat(PagedAddress.asksFor(address, "skip", Set.of("0"))).isEqualTo(expected);
    }
}
