package io.replicagateway.api;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters that decide about a list as one text that is equal for requests that ask for the same. */
final class NormalForm {

    private NormalForm() {}

    /**
     * The text: names in the order of {@code deciding}, the values of each sorted and each once.
     *
     * @param deciding the names that count
     */
    static String of(MultivaluedMap<String, String> values, List<String> deciding) {
        return deciding.stream()
                .flatMap(name -> pairs(name, values.getOrDefault(name, List.of())))
                .collect(Collectors.joining("&"));
    }

    private static Stream<String> pairs(String name, List<String> values) {
        return of(values).stream()
                .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** The values of one parameter, sorted and each once. */
    static List<String> of(List<String> values) {
        return values.stream().sorted().distinct().toList();
    }

    /** The parameters that a text was made of. */
    static MultivaluedMap<String, String> parse(String text) {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            values.add(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }
}
