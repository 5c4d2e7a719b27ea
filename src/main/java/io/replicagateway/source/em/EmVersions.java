package io.replicagateway.source.em;

import io.replicagateway.source.http.Answer;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the newest API version that an EM lists, such as {@code v1_7}. */
final class EmVersions {

    private static final Pattern FORM = Pattern.compile("v\\d{1,4}_\\d{1,4}");

    private EmVersions() {}

    static Optional<String> newest(Answer answer) {
        Optional<String> newest = newestOf(answer);
        newest.ifPresent(version -> EmVocabulary.checkVersion(version, answer.surprises()));
        return newest;
    }

    private static Optional<String> newestOf(Answer answer) {
        return EmXml.root(answer, "EnterpriseManager")
                .children("SupportedVersions")
                .flatMap(versions -> versions.children("SupportedVersion"))
                .map(version -> version.attribute("Name"))
                .filter(Objects::nonNull)
                .filter(name -> FORM.matcher(name).matches())
                .max(Comparator.comparingInt(EmVersions::rank));
    }

    private static int rank(String name) {
        String[] parts = name.substring(1).split("_");
        return Integer.parseInt(parts[0]) * 10_000 + Integer.parseInt(parts[1]);
    }
}
