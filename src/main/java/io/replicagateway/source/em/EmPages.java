package io.replicagateway.source.em;

import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Repeated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a QueryResult with entities. Entities are told by their attribute {@code Type}, because EM writes cloud
 * restore points into elements named CloudReplica (observed in samples).
 */
final class EmPages {

    private EmPages() {}

    /** Makes a row of an entity of the answer, which shares what it can with those before. */
    interface ToRow<T> {
        T of(EmElement entity, Answer answer, Repeated repeated);
    }

    /**
     * @param type what every entity must be; one without a type is taken for it
     */
    static <T> EmPage<T> page(Answer answer, String type, ToRow<T> toRow) {
        EmElement result = EmXml.root(answer, "QueryResult");
        EmVocabulary.checkResult(result, answer.surprises());
        if (result.children("Refs").anyMatch(refs -> !refs.children().isEmpty())) {
            throw answer.malformed("has references, not entities", null);
        }
        List<T> rows = new ArrayList<>();
        var repeated = new Repeated();
        result.children("Entities")
                .flatMap(entities -> entities.children().stream())
                .forEach(child -> collect(child, answer, type, toRow, repeated, rows));
        Optional<EmElement> paging = result.child("PagingInfo");
        return new EmPage<>(rows, count(paging, "PageSize"), count(paging, "PagesCount"));
    }

    private static <T> void collect(
            EmElement element,
            Answer answer,
            String type,
            ToRow<T> toRow,
            Repeated repeated,
            List<T> rows) {
        String found = element.attribute("Type");
        if (found == null && element.attribute("UID") == null) {
            element.children()
                    .forEach(child -> collect(child, answer, type, toRow, repeated, rows));
        } else if (found == null || found.equals(type)) {
            EmVocabulary.checkEntity(element, type, answer.surprises());
            rows.add(toRow.of(element, answer, repeated));
        } else {
            throw answer.malformed("has an entity of another type", null);
        }
    }

    private static OptionalInt count(Optional<EmElement> paging, String attribute) {
        return paging.map(info -> info.attribute(attribute))
                .map(EmPages::count)
                .orElse(OptionalInt.empty());
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
