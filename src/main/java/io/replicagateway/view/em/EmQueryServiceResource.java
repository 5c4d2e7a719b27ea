package io.replicagateway.view.em;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What can be asked of EM's query service. */
@Path("/api/querySvc")
@PermitAll
class EmQueryServiceResource {

    private final EmGate gate;

    EmQueryServiceResource(EmGate gate) {
        this.gate = gate;
    }

    @GET
    public Response links(@Context UriInfo uri, @Context HttpServerRequest request) {
        LogonSession session = gate.reader(request);
        EmRequest asked = EmRequest.of(uri, request);
        return asked.answer(asked.documents().queryService(session));
    }
}
