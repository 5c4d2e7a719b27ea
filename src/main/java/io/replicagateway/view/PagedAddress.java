package io.replicagateway.view;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The address of one page of a list. */
public final class PagedAddress {

    private PagedAddress() {}

    /**
     * What is left of an address without the parameters that choose the page: the same for all pages that one client asks
     * for in the same words.
     *
     * @param address path and query, as they came
     */
    public static String list(String address, Set<String> pageParameters) {
        int query = address.indexOf('?');
        if (query < 0) {
            return address;
        }
        return Arrays.stream(address.substring(query + 1).split("&"))
                .filter(parameter -> !pageParameters.contains(name(parameter)))
                .collect(Collectors.joining("&", address.substring(0, query + 1), ""));
    }

    /** Whether the address has this parameter with a value that is neither blank nor one of these. */
    public static boolean asksFor(String address, String parameter, Set<String> values) {
        int query = address.indexOf('?');
        return query >= 0
                && Arrays.stream(address.substring(query + 1).split("&"))
                        .filter(one -> name(one).equals(parameter))
                        .map(one -> one.substring(Math.min(one.length(), parameter.length() + 1)))
                        .anyMatch(value -> !value.isEmpty() && !values.contains(value));
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }
}
