package io.replicagateway.api;

import io.replicagateway.page.Responses;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** Answers lists in the format that the request's headers ask for. */
@ApplicationScoped
class ListAnswers {

    private final Lists lists;
    private final Responses responses;
    private final Exports exports;

    ListAnswers(Lists lists, Responses responses, Exports exports) {
        this.lists = lists;
        this.responses = responses;
        this.exports = exports;
    }

    /** A page of the list, or all of it. */
    Uni<Response> answer(ListPath path, UriInfo address, HttpHeaders request) {
        Format format =
                Accept.best(request.getRequestHeader(HttpHeaders.ACCEPT))
                        .orElseThrow(ListAnswers::notAcceptable);
        if (format == Format.JSON) {
            return lists.page(path, address).chain(page -> responses.of(page, request));
        }
        boolean compressed =
                Responses.takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        return exports.export(path, address.getQueryParameters(), format, compressed)
                .map(Export::response);
    }

    private static ProblemException notAcceptable() {
        return new ProblemException(
                ProblemType.NOT_ACCEPTABLE, ProblemType.NOT_ACCEPTABLE.description(), Map.of());
    }
}
