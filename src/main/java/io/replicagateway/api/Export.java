package io.replicagateway.api;

import io.replicagateway.model.RowType;
import io.replicagateway.page.Responses;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.Selection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All rows of a list, as they are in one snapshot, in one format. Nothing else holds the snapshot for it.
 *
 * @param fields the members that are wanted of each row; empty for all
 * @param compressed whether it is sent compressed
 */
record Export(
        RowType type, Set<String> fields, Selection selection, Format format, boolean compressed) {

    /** So many sites are named at most: a header must not grow with the fleet. */
    private static final int MOST_PROBLEMS = 50;

    /** The answer's head, with this for its body. */
    Response response() {
        FleetStatus fleet = selection.fleet();
        Response.ResponseBuilder response =
                Response.ok(this, format.contentType())
                        .header(HttpHeaders.VARY, Responses.VARY)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Total-Count", selection.total())
                        .header("X-Fleet-Snapshot", fleet.snapshot())
                        .header("X-Fleet-Complete", fleet.isComplete());
        fleet.asOf().ifPresent(asOf -> response.header("X-Fleet-As-Of", asOf));
        if (!fleet.problems().isEmpty()) {
            response.header("X-Fleet-Problems", problems(fleet));
        }
        if (format == Format.CSV) {
            response.header(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName() + "\"");
        }
        if (compressed) {
            response.header(HttpHeaders.CONTENT_ENCODING, Responses.GZIP);
        }
        return response.build();
    }

    private static String problems(FleetStatus fleet) {
        String named =
                fleet.problems().stream()
                        .limit(MOST_PROBLEMS)
                        .map(problem -> problem.site() + "=" + problem.status().label())
                        .collect(Collectors.joining(", "));
        return fleet.problems().size() > MOST_PROBLEMS ? named + ", ..." : named;
    }

    private String fileName() {
        return (type == RowType.REPLICA ? "replicas." : "restore-points.") + format.label();
    }

    /** What writes its rows to the stream. */
    RowLines linesOn(OutputStream out) throws IOException {
        return format == Format.CSV
                ? new CsvLines(CsvColumns.of(type, fields), out)
                : new JsonLines(RowMembers.writer(type, fields), out);
    }
}
