package io.replicagateway.source.em;

import io.replicagateway.source.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a QueryResult with entities. Entities are told by their attribute {@code Type}, because EM writes cloud
 * restore points into elements named CloudReplica (observed in samples).
 */
final class EmPages {

    private EmPages() {}

    /**
     * @param type what every entity must be; one without a type is taken for it
     */
    static <T> EmPage<T> page(Answer answer, String type, BiFunction<EmElement, Answer, T> toRow) {
        EmElement result = EmXml.root(answer, "QueryResult");
        EmVocabulary.checkResult(result, answer.surprises());
        if (result.children("Refs").anyMatch(refs -> !refs.children().isEmpty())) {
            throw answer.malformed("has references, not entities", null);
        }
        List<T> rows = new ArrayList<>();
        result.children("Entities")
                .flatMap(entities -> entities.children().stream())
                .forEach(child -> collect(child, answer, type, toRow, rows));
        Optional<EmElement> paging = result.child("PagingInfo");
        return new EmPage<>(rows, count(paging, "PageSize"), count(paging, "PagesCount"));
    }

    private static <T> void collect(
            EmElement element,
            Answer answer,
            String type,
            BiFunction<EmElement, Answer, T> toRow,
            List<T> rows) {
        String found = element.attribute("Type");
        if (found == null && element.attribute("UID") == null) {
            element.children().forEach(child -> collect(child, answer, type, toRow, rows));
        } else if (found == null || found.equals(type)) {
            EmVocabulary.checkEntity(element, type, answer.surprises());
            rows.add(toRow.apply(element, answer));
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
