package io.replicagateway.simulator;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a request at a simulated server. */
public sealed interface Fault {

    /** The answer is right but late by that much. */
    record Delay(Duration by) implements Fault {}

    /** No answer until the server is healed or closed, which cuts the connection. */
    record Hang() implements Fault {}

    /** The connection is accepted, the request read, and the connection closed without an answer. */
    record CutConnection() implements Fault {}

    /** An error in the vendor's shape; {@code retryAfter} in whole seconds as a header, none if null. */
    record Status(int code, @Nullable Duration retryAfter) implements Fault {

        /** An error without {@code Retry-After}. */
        public Status(int code) {
            this(code, null);
        }
    }

    /** The right status and headers, half the body, then the connection is closed. */
    record TruncatedBody() implements Fault {}

    /** Status 200 with something that no client expects, such as a proxy's HTML page. */
    record Garbage(String contentType, String body) implements Fault {

        /** A proxy's HTML page. */
        public Garbage() {
            this("text/html", "<html><body>Please sign in to the network.</body></html>");
        }
    }

    /** That answer, whatever was asked. */
    record Answer(int status, String contentType, String body) implements Fault {}

    /** Sends the client somewhere else, as a proxy or a moved server does. */
    record Redirect(int status, String location) implements Fault {}

    /** Log-ons are answered with 401 however right the account is; other requests are untouched. */
    record RefuseLogon() implements Fault {}

    /** The request is carried out, and then that fault strikes its answer. */
    record CarriedOut(Fault fault) implements Fault {}

    /** The right answer, each byte of the body that much after the one before. */
    record Trickle(Duration perByte) implements Fault {}

    /** The fault strikes that share (0 to 1) of the requests, drawn from the seed. */
    record Sometimes(double share, long seed, Fault fault) implements Fault {}

    /** The fault strikes only requests whose path with its query, as sent, contains the text. */
    record OnPath(String part, Fault fault) implements Fault {}

    /** The fault strikes so many requests, then never again. */
    record Times(int count, Fault fault) implements Fault {}

    /** The fault spares the first so many of the requests that it is about, then strikes. */
    record After(int count, Fault fault) implements Fault {}

    /** The first of the faults that strikes. */
    record FirstOf(List<Fault> faults) implements Fault {

        public FirstOf {
            faults = List.copyOf(faults);
        }
    }

    /** Limits a fault to requests whose path with its query, as sent, contains the text. */
    static Fault on(String pathPart, Fault fault) {
        return new OnPath(pathPart, fault);
    }

    /** Limits a fault to the next requests that it would strike. */
    static Fault times(int count, Fault fault) {
        return new Times(count, fault);
    }

    /** Lets a fault spare the first so many of the requests that it is about. */
    static Fault after(int count, Fault fault) {
        return new After(count, fault);
    }

    /** The first of the faults that strikes. */
    static Fault firstOf(Fault... faults) {
        return new FirstOf(List.of(faults));
    }
}
