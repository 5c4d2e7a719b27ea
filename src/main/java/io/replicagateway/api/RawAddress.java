package io.replicagateway.api;

/**
 * An address as some clients send it: with letters that stand for nothing but themselves and yet must be percent-encoded
 * (RFC 3986). A semicolon in the query is one of them here, since many take it for the end of a parameter: a filter that
 * holds one would lose its rest.
 */
final class RawAddress {

    private static final String UNWISE = "\"<>\\^`{|}";
    private static final char LAST_ASCII = '~';

    private RawAddress() {}

    /**
     * The address with all such letters encoded; the same object where there is none, which is nearly always so.
     *
     * @param address path and query, a letter for each byte that came
     */
    static String encoded(String address) {
        int query = address.indexOf('?');
        for (int place = 0; place < address.length(); place++) {
            if (mustBeEncoded(address.charAt(place), query >= 0 && place > query)) {
                return encoded(address, query, place);
            }
        }
        return address;
    }

    private static String encoded(String address, int query, int first) {
        var encoded = new StringBuilder(address.length() + 16).append(address, 0, first);
        for (int place = first; place < address.length(); place++) {
            char letter = address.charAt(place);
            if (mustBeEncoded(letter, query >= 0 && place > query)) {
                encoded.append(String.format("%%%02X", letter & 0xFF));
            } else {
                encoded.append(letter);
            }
        }
        return encoded.toString();
    }

    private static boolean mustBeEncoded(char letter, boolean inQuery) {
        return letter > LAST_ASCII || inQuery && letter == ';' || UNWISE.indexOf(letter) >= 0;
    }
}
