package io.replicagateway.benchmark.rows;

import io.replicagateway.model.Field;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SortKey;
import io.replicagateway.query.Filter;
import io.replicagateway.query.RowQuery;
import io.replicagateway.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What callers ask for, of restore points. Each turn of a query that can be asked in many ways asks for something that
 * no turn before has asked for, so that nothing remembered can answer it.
 */
public enum PageQuery {
    /** The first rows of all, newest first. */
    FIRST("no filter, offset 0") {
        @Override
        RowQuery query(Fleet fleet, long turn) {
            return new RowQuery(RowType.RESTORE_POINT, Filters.none(), NEWEST_FIRST);
        }
    },

    /** The rows in the middle of all, newest first. */
    MIDDLE("no filter, offset half of all") {
        @Override
        RowQuery query(Fleet fleet, long turn) {
            return FIRST.query(fleet, turn);
        }

        @Override
        long offset(Fleet fleet) {
            return fleet.settings().points() / 2;
        }
    },

    /** Some states at one site; its block bounds the work. */
    SITE_AND_STATE("one site and state") {
        @Override
        RowQuery query(Fleet fleet, long turn) {
            SiteId site = fleet.site((int) (turn % fleet.settings().sites()));
            Filter filter = Filters.states(Scope.of(site), turn / fleet.settings().sites());
            return new RowQuery(RowType.RESTORE_POINT, filter, NEWEST_FIRST);
        }
    },

    /** The restore points of one replica. */
    ONE_REPLICA("one replicaId") {
        @Override
        RowQuery query(Fleet fleet, long turn) {
            int sites = fleet.settings().sites();
            int site = (int) (turn % sites);
            int number = (int) (turn / sites % fleet.settings().replicasPerSite());
            Set<String> ids = new HashSet<>(Set.of(fleet.replica(site, number)));
            if (turn >= fleet.settings().replicas()) {
                ids.add("never-" + turn);
            }
            return new RowQuery(
                    RowType.RESTORE_POINT,
                    Filters.replicas(Map.of(fleet.site(site), ids)),
                    NEWEST_FIRST);
        }
    },

    /** A day, newest first. */
    CREATED_RANGE("createdAfter and createdBefore, sorted by -createdAt") {
        @Override
        RowQuery query(Fleet fleet, long turn) {
            Settled span = Settled.of(fleet);
            Instant from =
                    span.oldest()
                            .plusSeconds(turn * 7919 % span.length().toSeconds())
                            .plusNanos(turn);
            return new RowQuery(
                    RowType.RESTORE_POINT,
                    Filters.created(from, from.plus(Duration.ofDays(1))),
                    NEWEST_FIRST);
        }
    },

    /** Some states at all sites, by name. */
    STATE_BY_NAME("state at all sites, sorted by vmName") {
        @Override
        RowQuery query(Fleet fleet, long turn) {
            return new RowQuery(
                    RowType.RESTORE_POINT,
                    Filters.states(Scope.ALL, turn),
                    List.of(new SortKey(RestorePointField.VM_NAME, false)));
        }
    },

    /** A digit anywhere in the name: about two rows in five. */
    WILDCARD("vmName=*7*, sorted by -createdAt") {
        @Override
        RowQuery query(Fleet fleet, long turn) {
            return new RowQuery(
                    RowType.RESTORE_POINT,
                    Filters.like(List.of("*" + (turn + 7) % 10 + "*", "never-" + turn)),
                    NEWEST_FIRST);
        }
    },

    /** All rows in an order that nobody asked for before. */
    TWO_FIELDS("two sort fields") {
        @Override
        RowQuery query(Fleet fleet, long turn) {
            return new RowQuery(
                    RowType.RESTORE_POINT, Filters.none(), SORTS.get((int) (turn % SORTS.size())));
        }
    };

    /** How many rows a page has. */
    static final int ROWS = 100;

    private static final List<SortKey> NEWEST_FIRST =
            List.of(new SortKey(RestorePointField.CREATED_AT, true));

    private static final List<List<SortKey>> SORTS = sorts();

    private final String words;

    PageQuery(String words) {
        this.words = words;
    }

    /** The query of that turn, from 0. */
    abstract RowQuery query(Fleet fleet, long turn);

    /** How many rows come before the page. */
    long offset(Fleet fleet) {
        return 0;
    }

    /** Whether the query is another one with each turn. */
    boolean varies() {
        return this != FIRST && this != MIDDLE;
    }

    /** Whether all rows must be looked at, because neither a site nor an order narrows them down. */
    boolean looksAtAllRows() {
        return this == STATE_BY_NAME || this == WILDCARD || this == TWO_FIELDS;
    }

    String words() {
        return words;
    }

    /** All pairs of fields that differ from row to row, in both directions, without any pattern. */
    private static List<List<SortKey>> sorts() {
        List<Field> fields =
                List.of(
                        RestorePointField.NATIVE_ID,
                        RestorePointField.REPLICA_ID,
                        RestorePointField.REPLICA_NAME,
                        RestorePointField.VM_NAME,
                        RestorePointField.TYPE,
                        RestorePointField.STATE,
                        RestorePointField.PLATFORM,
                        RestorePointField.PLATFORM_ID,
                        RestorePointField.CREATED_AT,
                        RestorePointField.MALWARE_STATUS,
                        RestorePointField.BACKUP_SERVER_NAME);
        List<List<SortKey>> sorts = new ArrayList<>();
        for (Field first : fields) {
            for (Field second : fields) {
                for (int directions = 0; directions < 4 && first != second; directions++) {
                    sorts.add(
                            List.of(
                                    new SortKey(first, directions % 2 == 1),
                                    new SortKey(second, directions / 2 == 1)));
                }
            }
        }
        Collections.shuffle(sorts, new Random(0));
        return sorts;
    }

    /** The span in which all replicas have restore points. */
    private record Settled(Instant oldest, Duration length) {

        static Settled of(Fleet fleet) {
            int generations = fleet.settings().points() / fleet.settings().replicas();
            Duration length = SampleSite.SPACING.multipliedBy(generations);
            return new Settled(Fleet.NOW.minus(length), length);
        }
    }
}
