package io.replicagateway.view.em;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteState;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses to take sites that have not been read yet for sites without rows. */
final class Fleet {

    private Fleet() {}

    /**
     * @throws EmRefusal if there are sites, but none has ever been read: an empty list would say that there is nothing
     */
    static void requireAnyAnswer(FleetSnapshot snapshot) {
        if (!snapshot.sites().isEmpty() && !snapshot.hasAnyAnswer()) {
            throw EmRefusal.notRead("No site has been read yet: " + unread(snapshot) + ".");
        }
    }

    /** Nothing has this id; where a site has not been read yet, that is not known. */
    static EmRefusal missing(String type, String id, FleetSnapshot snapshot) {
        String unread = unread(snapshot);
        return unread.isEmpty()
                ? EmRefusal.notFound(type + " " + id)
                : EmRefusal.notRead(
                        "Whether there is a "
                                + type
                                + " "
                                + id
                                + " is not known: not read yet are "
                                + unread
                                + ".");
    }

    private static String unread(FleetSnapshot snapshot) {
        List<SiteState> sites =
                snapshot.sites().stream().filter(state -> state.observedAt() == null).toList();
        return sites.stream()
                .map(state -> state.site().id().value())
                .collect(Collectors.joining(", "));
    }
}
