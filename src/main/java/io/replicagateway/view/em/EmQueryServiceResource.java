package io.replicagateway.view.em;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
    public Response links(@Context UriInfo uri, @Context HttpHeaders headers) {
        LogonSession session = gate.reader(headers);
        EmRequest request = EmRequest.of(uri, headers);
        return request.answer(request.documents().queryService(session));
    }
}
