package io.replicagateway.view;

import java.util.Arrays;
import java.util.Set;

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
        var list = new StringBuilder(address.length()).append(address, 0, query + 1);
        for (int start = query + 1; start < address.length(); ) {
            int end = endOfParameter(address, start);
            if (!pageParameters.contains(name(address, start, end))) {
                list.append(list.length() > query + 1 ? "&" : "").append(address, start, end);
            }
            start = end + 1;
        }
        return list.toString();
    }

    private static int endOfParameter(String address, int start) {
        int end = address.indexOf('&', start);
        return end < 0 ? address.length() : end;
    }

    /** Whether the address has this parameter with a value that is neither blank nor one of these. */
    public static boolean asksFor(String address, String parameter, Set<String> values) {
        int query = address.indexOf('?');
        return query >= 0
                && Arrays.stream(address.substring(query + 1).split("&"))
                        .filter(one -> name(one, 0, one.length()).equals(parameter))
                        .map(one -> one.substring(Math.min(one.length(), parameter.length() + 1)))
                        .anyMatch(value -> !value.isEmpty() && !values.contains(value));
    }

    private static String name(String address, int start, int end) {
        int equals = address.indexOf('=', start);
        return address.substring(start, equals < 0 || equals > end ? end : equals);
    }
}
