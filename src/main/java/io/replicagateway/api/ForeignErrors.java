package io.replicagateway.api;

import io.quarkus.arc.All;
import io.replicagateway.page.ErrorForm;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words errors at the paths of the vendors' APIs as these do. */
@Singleton
class ForeignErrors {

    private final List<ErrorForm> forms;

    ForeignErrors(@All List<ErrorForm> forms) {
        this.forms = List.copyOf(forms);
    }

    /** The words for an error at a path; empty where problem documents tell of errors. */
    Optional<ErrorForm.Wording> word(String path, int status, @Nullable String accept) {
        return form(path).map(form -> form.word(status, accept));
    }

    /** The methods that a path takes; empty where it is none of the vendors'. */
    Optional<String> methods(String path) {
        return form(path).map(form -> form.methods(path));
    }

    private Optional<ErrorForm> form(String path) {
        return forms.stream().filter(form -> form.isOf(path)).findFirst();
    }
}
