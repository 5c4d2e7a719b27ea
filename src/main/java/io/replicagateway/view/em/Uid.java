package io.replicagateway.view.em;

import java.util.Locale;
import java.util.regex.Pattern;

/** Takes the guid out of the forms in which clients name an object: bare, or as {@code urn:veeam:Kind:guid}. */
final class Uid {

    private static final Pattern GUID =
            Pattern.compile(
                    "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private Uid() {}

    /**
     * The guid in lower case.
     *
     * @throws EmRefusal if it is no guid, or names an object of another type
     */
    static String parse(EmType type, String value) {
        String urn = type.urn();
        String guid =
                value.regionMatches(true, 0, urn, 0, urn.length())
                        ? value.substring(urn.length())
                        : value;
        if (!GUID.matcher(guid).matches()) {
            throw EmRefusal.badRequest(
                    "The filter's value " + value + " is no guid and no " + urn + "guid.");
        }
        return guid.toLowerCase(Locale.ROOT);
    }
}
