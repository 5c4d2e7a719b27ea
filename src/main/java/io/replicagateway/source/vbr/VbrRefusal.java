package io.replicagateway.source.vbr;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Answer;
import java.io.Serial;
import java.util.Objects;
import java.util.Set;

/** An answer that says "not this way": the API revision or the path is not taken. Never leaves this package. */
final class VbrRefusal extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    /** The statuses to be asked for as answers, so that they can be looked at here. */
    static final Set<Integer> STATUSES = Set.of(400, 404, 405, 406, 501);

    private final int status;
    private final String errorCode;
    private final String revision;

    private VbrRefusal(int status, String errorCode, String revision, String message) {
        super(message, null, false, false);
        this.status = status;
        this.errorCode = errorCode;
        this.revision = revision;
    }

    /** Lets an answer in a revision pass unless its status is one of {@link #STATUSES}. */
    static Answer orPass(Answer answer, String revision) {
        if (STATUSES.contains(answer.status())) {
            throw new VbrRefusal(answer.status(), errorCodeOf(answer), revision, answer.toString());
        }
        return answer.speaking(revision);
    }

    private static String errorCodeOf(Answer answer) {
        try {
            VbrRow body = VbrJson.object(answer);
            String code = body.text("errorCode");
            return code != null ? code : Objects.requireNonNullElse(body.text("error"), "");
        } catch (SourceException e) {
            return "";
        }
    }

    /** Whether a list is refused because of the revision: 400 with {@code NotImplemented} (1.3-rev2 document), or 406. */
    boolean isOfRevision() {
        return status == 406 || (status == 400 && errorCode.equals("NotImplemented"));
    }

    /** Whether the server may lack the path. A refused revision looks the same on one path alone. */
    boolean isOfPath() {
        return isOfRevision() || status != 400 || errorCode.equals("InvalidURI");
    }

    /** Whether a log-on is refused because of the account, in the words of OAuth 2.0 (RFC 6749, section 5.2). */
    boolean isOfAccount() {
        return status == 400 && errorCode.equals("invalid_grant");
    }

    SourceException toUnauthorized() {
        return new SourceException(FailureKind.UNAUTHORIZED, getMessage());
    }

    boolean isNotFound() {
        return status == 404;
    }

    String revision() {
        return revision;
    }

    SourceException toSourceException() {
        return new SourceException(FailureKind.REJECTED, getMessage());
    }
}
