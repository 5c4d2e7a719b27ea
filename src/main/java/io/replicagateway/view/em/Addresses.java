package io.replicagateway.view.em;

import java.nio.charset.StandardCharsets;

/** Writes texts so that they can stand in the path or the query of an address. */
final class Addresses {

    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Addresses() {}

    /** The text with everything percent-encoded but what never needs it (RFC 3986, unreserved). */
    static String encoded(String text) {
        var encoded = new StringBuilder(text.length() + 16);
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved((char) (part & 0xFF))) {
                encoded.append((char) part);
            } else {
                encoded.append('%').append(HEX[part >> 4 & 0xF]).append(HEX[part & 0xF]);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || UNRESERVED.indexOf(letter) >= 0;
    }
}
