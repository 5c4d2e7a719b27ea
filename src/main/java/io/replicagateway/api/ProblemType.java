package io.replicagateway.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of error that the native API answers, by RFC 9457; each is described at its own relative address. */
public enum ProblemType {
    INVALID_PARAMETER(
            400,
            "A parameter is not valid",
            "A query parameter is unknown, repeated where it may not be, or has a value that is not taken. The member"
                    + " parameter names it."),
    INVALID_CURSOR(
            400,
            "The cursor is not valid",
            "The cursor was not handed out by this gateway, was altered on its way, or belongs to another list. Start"
                    + " again without a cursor."),
    BAD_REQUEST(400, "The request cannot be read", "The request is not well-formed."),
    INVALID_BODY(
            400,
            "The body is not valid",
            "The body is not the JSON object that is taken here, or names what does not exist; nothing was begun. The"
                    + " member member names what is wrong with its form, the member invalid everything that it names in"
                    + " vain, with the reason."),
    UNAUTHORIZED(
            401,
            "Credentials are needed",
            "Send a user name and password (HTTP Basic) or an API key (X-Api-Key) that this gateway knows."),
    FORBIDDEN(
            403,
            "The role is not sufficient",
            "The caller is known but its role does not allow this."),
    NOT_FOUND(
            404,
            "There is no such thing",
            "No resource, site, replica or restore point has this address. Where the site was not read lately, the"
                    + " member fleet says so: then something newer may exist there."),
    METHOD_NOT_ALLOWED(
            405,
            "The method is not allowed here",
            "This address does not take the request's method; the header Allow names those that it takes."),
    NOT_ACCEPTABLE(
            406,
            "No such format",
            "The answer cannot be given in any format of the header Accept."),
    NOTHING_HELD(
            409,
            "There is nothing to accept",
            "No read of this site is held back: it was accepted before, another read confirmed or replaced it, or there was"
                    + " none."),
    TOO_MANY_RESCANS(
            409,
            "Too many rescans run already",
            "As many rescans as may run at one site at a time are running at the sites of the member sites; nothing was"
                    + " begun. Wait for one of them to end."),
    CURSOR_EXPIRED(
            410,
            "The snapshot of this cursor is gone",
            "The walk took longer than old snapshots are kept. The member cursor goes on from the same row in the newest"
                    + " snapshot; rows that changed meanwhile may be missed or seen twice."),
    TOO_LARGE(
            413,
            "The request is too large",
            "The body or the address is longer than this gateway takes."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The body's format is not taken",
            "See the API description for the formats taken."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The key was used before",
            "The caller has sent another request under the same Idempotency-Key; nothing was begun. A new request needs a"
                    + " new key."),
    INTERNAL(
            500,
            "A fault of the gateway",
            "The gateway's log holds the details under the id of the member instance."),
    NOT_COMPLETE(
            503,
            "The sites in scope cannot satisfy this",
            "Too few sites in scope are fresh for require, or rows in scope are older than maxAge, or the site of a"
                    + " single row has not been read yet. The member fleet names the sites."),
    BUSY(
            503,
            "Too many exports at a time",
            "As many exports are running as may run at a time. Try again later; the header Retry-After says when. Pages"
                    + " of lists are answered meanwhile.");

    private final int status;
    private final String title;
    private final String description;

    ProblemType(int status, String title, String description) {
        this.status = status;
        this.title = title;
        this.description = description;
    }

    /** The last part of the type's address, such as {@code invalid-parameter}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type's address, relative to the gateway's root. */
    public String uri() {
        return "/problems/" + slug();
    }

    /** The type that {@code slug} names. */
    public static Optional<ProblemType> find(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /** The type that stands for a status for which there is no better one. */
    static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(
                        type ->
                                type.status == status
                                        && type != INVALID_PARAMETER
                                        && type != INVALID_CURSOR)
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : INTERNAL);
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** A few words that are the same for every problem of this type. */
    public String title() {
        return title;
    }

    /** What it means and what can be done. */
    public String description() {
        return description;
    }
}
