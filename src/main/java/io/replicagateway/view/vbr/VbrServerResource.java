package io.replicagateway.view.vbr;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.Cache;

/** What the API tells of its server: here of the gateway, as far as that has anything of the kind. */
@Path("/api/v1")
@PermitAll
@Cache(noStore = true)
@Produces(MediaType.APPLICATION_JSON)
class VbrServerResource {

    /** The build of the newest revision that is served: some clients choose the revision by it. */
    private static final String BUILD = "13.1.0.411";

    private static final String NAME = "replica-gateway";

    /** The same for all instances of a gateway. */
    private static final String ID =
            UUID.nameUUIDFromBytes(NAME.getBytes(StandardCharsets.US_ASCII)).toString();

    private static final String UNKNOWN = "";

    private final VbrGate gate;
    private final Clock clock;

    VbrServerResource(VbrGate gate, Clock clock) {
        this.gate = gate;
        this.clock = clock;
    }

    /** Needs no token. */
    @GET
    @Path("serverTime")
    public Map<String, Object> serverTime(@Context HttpHeaders headers) {
        VbrRevision revision = VbrGate.revision(headers);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("serverTime", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        model.put("timeZone", "UTC");
        if (revision.isFrom(VbrRevision.V1_3_REV2)) {
            model.put("ianaTimeZoneId", "Etc/UTC");
        }
        return model;
    }

    /** The vendor's server shows it to its administrators only; here there is nothing in it to hide. */
    @GET
    @Path("serverInfo")
    public Map<String, Object> serverInfo(@Context HttpHeaders headers) {
        VbrRevision revision = VbrGate.revision(headers);
        gate.viewer(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("vbrId", ID);
        model.put("name", NAME);
        model.put("buildVersion", BUILD);
        model.put("patches", List.of());
        model.put("databaseVendor", UNKNOWN);
        model.put("sqlServerEdition", UNKNOWN);
        model.put("sqlServerVersion", UNKNOWN);
        model.put("databaseSchemaVersion", UNKNOWN);
        model.put("databaseContentVersion", UNKNOWN);
        if (revision.isFrom(VbrRevision.V1_3_REV0)) {
            model.put("veeamRegistration", Map.of("isRegistered", false));
            model.put("platform", "Linux");
        }
        return model;
    }
}
