package io.replicagateway.inventory;

import io.replicagateway.model.SiteId;
import java.util.Set;

/**
 * What became of the sites when others were configured. One whose rows come from somewhere else now is gone, and another
 * one of the same id has come.
 *
 * @param gone sites whose rows are no longer shown
 * @param come sites that have none yet
 */
public record SiteChanges(Set<SiteId> gone, Set<SiteId> come) {

    public SiteChanges {
        gone = Set.copyOf(gone);
        come = Set.copyOf(come);
    }
}
