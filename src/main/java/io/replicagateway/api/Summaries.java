package io.replicagateway.api;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.page.EncodedPage;
import io.replicagateway.page.HotPages;
import io.replicagateway.page.Pages;
import io.replicagateway.query.Summary;
import io.replicagateway.query.TooManyGroupsException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;

/** Answers summaries: from the parameters to the bytes. */
@ApplicationScoped
class Summaries {

    private final Inventory inventory;
    private final Pages pages;
    private final HotPages hotPages;
    private final Clock clock;

    Summaries(Inventory inventory, Pages pages, HotPages hotPages, Clock clock) {
        this.inventory = inventory;
        this.pages = pages;
        this.hotPages = hotPages;
        this.clock = clock;
    }

    /** The summary that an address asks for. */
    Uni<EncodedPage> summary(UriInfo address) {
        return hotPages.remembering(
                HotLists.keyOf(address), () -> summary(address.getQueryParameters()));
    }

    /** The summary that the parameters ask for. */
    Uni<EncodedPage> summary(MultivaluedMap<String, String> values) {
        SummaryRequest request = SummaryParameters.read(values, inventory.latest());
        request.demand().check(request.snapshot(), request.query().scope(), clock.instant());
        return pages.page(request.key(), () -> encode(request));
    }

    private EncodedPage encode(SummaryRequest request) {
        Summary summary = summary(request);
        return EncodedPage.of(
                SummaryMembers.bytes(request, summary),
                summary.fleet().isComplete(),
                summary.trueUntil());
    }

    private Summary summary(SummaryRequest request) {
        try {
            return Summary.of(request.snapshot(), request.query(), clock.instant());
        } catch (TooManyGroupsException tooMany) {
            throw ProblemException.invalid(
                    "groupBy",
                    "gives more than "
                            + Summary.MOST_GROUPS
                            + " groups: filter, or group by fewer fields");
        }
    }
}
