package io.replicagateway.source.vbr;

import io.replicagateway.model.SiteSurprise.What;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Surprises;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Notes the members and words of one kind of object that the spoken revision does not list; changes nothing else. */
final class VbrFields {

    private static final Map<String, Set<String>> OF_PAGE =
            Map.of("data", VbrVocabulary.ANY_TEXT, "pagination", VbrVocabulary.ANY_TEXT);

    private static final Map<String, Set<String>> OF_PAGINATION =
            Map.of(
                    "total", VbrVocabulary.ANY_TEXT,
                    "count", VbrVocabulary.ANY_TEXT,
                    "skip", VbrVocabulary.ANY_TEXT,
                    "limit", VbrVocabulary.ANY_TEXT);

    private final String place;
    private final Map<String, Set<String>> known;
    private final Surprises surprises;

    private VbrFields(String place, Map<String, Set<String>> known, Surprises surprises) {
        this.place = place;
        this.known = known;
        this.surprises = surprises;
    }

    static VbrFields ofPage(Answer answer) {
        return new VbrFields("page", OF_PAGE, answer.surprises());
    }

    static VbrFields ofPagination(Answer answer) {
        return new VbrFields("pagination", OF_PAGINATION, answer.surprises());
    }

    /** The rows of a list, told by its path; empty for sessions, of which nobody asks here what is new. */
    static Optional<VbrFields> ofRows(Answer answer) {
        VbrVocabulary vocabulary = VbrVocabulary.of(answer.version());
        String path = answer.operation().path();
        if (path.endsWith("/sessions")) {
            return Optional.empty();
        }
        return Optional.of(
                path.endsWith("/replicas")
                        ? new VbrFields("replicas", vocabulary.replica(), answer.surprises())
                        : new VbrFields(
                                "restore-points", vocabulary.restorePoint(), answer.surprises()));
    }

    /** The words that may stand in a member; none if any text may, or if the member itself is not known. */
    Set<String> wordsOf(String member) {
        Set<String> words = known.get(member);
        if (words == null) {
            surprises.note(What.UNKNOWN_FIELD, place + ".", member);
            return VbrVocabulary.ANY_TEXT;
        }
        return words;
    }

    void check(String member, Set<String> words, String value) {
        if (!words.contains(value)) {
            surprises.note(What.UNKNOWN_VALUE, place + "." + member + "=", value);
        }
    }
}
