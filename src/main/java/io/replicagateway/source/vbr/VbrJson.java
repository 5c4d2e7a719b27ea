package io.replicagateway.source.vbr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Repeated;
import io.replicagateway.source.http.SiteText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads VBR's answers, tolerant of what revisions add: unknown fields are noted and skipped, nulls may stand anywhere,
 * numbers where text is expected. What is no JSON, is cut, or nests deeper than Jackson's bound is malformed.
 */
final class VbrJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final Answer answer;
    private final Repeated repeated = new Repeated();

    private VbrJson(JsonParser parser, Answer answer) {
        this.parser = parser;
        this.answer = answer;
    }

    /** A list answer: {@code data} and {@code pagination.total}. */
    static <T> VbrPage<T> page(Answer answer, Function<VbrRow, T> toRow) {
        return read(answer, json -> json.page(toRow));
    }

    /** An answer that is one object. */
    static VbrRow object(Answer answer) {
        return read(answer, json -> json.row(null));
    }

    private interface Reader<R> {
        R read(VbrJson json) throws IOException;
    }

    private static <R> R read(Answer answer, Reader<R> reader) {
        try (JsonParser parser = JSON.createParser(SiteText.decode(answer.body()))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw answer.malformed("is not a JSON object", null);
            }
            R result = reader.read(new VbrJson(parser, answer));
            if (parser.nextToken() != null) {
                throw answer.malformed("goes on after its end", null);
            }
            return result;
        } catch (IOException e) {
            // Without the cause: Jackson's messages quote what the site sent.
            throw answer.malformed("is not well-formed JSON", null);
        }
    }

    private <T> VbrPage<T> page(Function<VbrRow, T> toRow) throws IOException {
        List<T> rows = null;
        OptionalInt total = OptionalInt.empty();
        VbrFields fields = VbrFields.ofPage(answer);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            fields.wordsOf(name);
            JsonToken value = parser.nextToken();
            if (name.equals("data") && value == JsonToken.START_ARRAY) {
                rows = rows(toRow);
            } else if (name.equals("pagination") && value == JsonToken.START_OBJECT) {
                total = count(row(VbrFields.ofPagination(answer)).text("total"));
            } else {
                parser.skipChildren();
            }
        }
        if (rows == null) {
            throw answer.malformed("has no data", null);
        }
        return new VbrPage<>(rows, total);
    }

    private <T> List<T> rows(Function<VbrRow, T> toRow) throws IOException {
        VbrFields fields = VbrFields.ofRows(answer).orElse(null);
        List<T> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw answer.malformed("has a row that is no object", null);
            }
            VbrRow row = row(fields);
            if (SiteText.filled(row.text("id")).isEmpty()) {
                throw answer.malformed("has a row without id", null);
            }
            rows.add(toRow.apply(row));
        }
        return rows;
    }

    /**
     * @param fields notes what is unknown; null where that does not matter
     */
    private VbrRow row(@Nullable VbrFields fields) throws IOException {
        VbrRow row = new VbrRow();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Set<String> words = fields == null ? VbrVocabulary.ANY_TEXT : fields.wordsOf(name);
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY) {
                check(fields, name, words, list(name, row));
            } else if (value == JsonToken.START_OBJECT) {
                row.putObject(name, row(null));
            } else if (value != JsonToken.VALUE_NULL) {
                String text = repeated.same(parser.getText());
                row.put(name, text);
                check(fields, name, words, List.of(text));
            }
        }
        return row;
    }

    private static void check(
            @Nullable VbrFields fields, String name, Set<String> words, List<String> texts) {
        if (fields != null && !words.isEmpty()) {
            texts.forEach(text -> fields.check(name, words, text));
        }
    }

    /** Puts the list's plain values and its objects into the row; returns the former. */
    private List<String> list(String name, VbrRow row) throws IOException {
        List<String> texts = new ArrayList<>();
        List<VbrRow> objects = new ArrayList<>();
        for (JsonToken value = parser.nextToken();
                value != JsonToken.END_ARRAY;
                value = parser.nextToken()) {
            if (value == JsonToken.START_OBJECT) {
                objects.add(row(null));
            } else if (value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                texts.add(parser.getText());
            }
        }
        row.put(name, repeated.same(List.copyOf(texts)));
        if (!objects.isEmpty()) {
            row.putObjects(name, objects);
        }
        return texts;
    }

    private static OptionalInt count(@Nullable String text) {
        try {
            int count = text == null ? -1 : Integer.parseInt(text.strip());
            return count < 0 ? OptionalInt.empty() : OptionalInt.of(count);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
