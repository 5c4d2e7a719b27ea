package io.replicagateway.page;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers with encoded bytes: compressed where the caller takes it, and only a tag where the caller has them already. */
@ApplicationScoped
public final class Responses {

    public static final String GZIP = "gzip";

    /** What decides about the form of a list's answer. */
    public static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING;

    private static final Pattern PARAMETERS = Pattern.compile("\\s*;\\s*");

    private static final Pattern REFUSED = Pattern.compile("q=0(\\.0*)?");

    private final PageObserver observer;

    public Responses(PageObserver observer) {
        this.observer = observer;
    }

    /** The page in the form that the request's headers ask for. */
    public Uni<Response> of(EncodedPage page, HttpHeaders request) {
        boolean known = isKnown(page, request.getRequestHeader(HttpHeaders.IF_NONE_MATCH));
        if (!takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
            return Uni.createFrom().item(() -> response(page.plain(), known));
        }
        Uni<PageForm> compressed = Uni.createFrom().item(page::gzip);
        return (page.gzipIfReady() == null
                        ? compressed.runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        : compressed)
                .map(form -> response(form, known));
    }

    private Response response(PageForm form, boolean known) {
        Response.ResponseBuilder response =
                known ? Response.notModified() : Response.ok(form.bytes());
        if (known) {
            observer.answered(PageObserver.Outcome.NOT_MODIFIED);
        }
        (known ? form.validators() : form.headers()).forEach(response::header);
        return response.build();
    }

    /** Whether {@code Accept-Encoding} takes gzip: by what it says of gzip, otherwise by what it says of everything. */
    public static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null || acceptEncoding.equals(GZIP)) {
            return acceptEncoding != null;
        }
        boolean takesOthers = false;
        for (String choice : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = PARAMETERS.split(choice.strip(), -1);
            boolean isTaken = parts.length == 1 || !REFUSED.matcher(parts[1]).matches();
            if (parts[0].equals(GZIP)) {
                return isTaken;
            }
            takesOthers |= parts[0].equals("*") && isTaken;
        }
        return takesOthers;
    }

    /** Whether {@code If-None-Match} names the page in either form, or any page. */
    public static boolean isKnown(EncodedPage page, @Nullable List<String> ifNoneMatch) {
        return ifNoneMatch != null
                && !ifNoneMatch.isEmpty()
                && ifNoneMatch.stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(
                                tag ->
                                        tag.equals("*")
                                                || tag.equals('"' + page.tag() + '"')
                                                || tag.equals('"' + page.tag() + "-gzip\""));
    }
}
