package io.replicagateway.api;

import java.io.Serial;
import java.util.Map;

/** Ends a request with a problem document; thrown in this package only. */
final class ProblemException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> members;

    /**
     * @param detail about this request, for people
     * @param members what the document says besides, for programs
     */
    ProblemException(ProblemType type, String detail, Map<String, Object> members) {
        super(detail);
        this.type = type;
        this.members = Map.copyOf(members);
    }

    /** A parameter has a value that is not taken; {@code detail} says what would be. */
    static ProblemException invalid(String parameter, String detail) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                parameter + ": " + detail,
                Map.of("parameter", parameter));
    }

    /** A member of the body is not one, or has a value that is not taken; {@code detail} says what would be. */
    static ProblemException invalidMember(String member, String detail) {
        return new ProblemException(
                ProblemType.INVALID_BODY, member + ": " + detail, Map.of("member", member));
    }

    ProblemType type() {
        return type;
    }

    Map<String, Object> members() {
        return members;
    }
}
