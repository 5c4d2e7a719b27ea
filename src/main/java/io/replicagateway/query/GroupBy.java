package io.replicagateway.query;

import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteSettings;
import org.jspecify.annotations.Nullable;

/** What rows are put together by: all rows of a group have the same value of it, or all have none. */
public sealed interface GroupBy {

    /** The spelling in parameters and JSON. */
    String label();

    /** Whether rows of this type tell it. */
    boolean isToldBy(RowType type);

    /** What follows from the site and so is the same for all its rows. */
    sealed interface OfSite extends GroupBy {

        /** The site's value, null if it has none. */
        @Nullable String value(SiteSettings site);

        @Override
        default boolean isToldBy(RowType type) {
            return true;
        }
    }

    /** The site itself. */
    record Site() implements OfSite {
        @Override
        public String label() {
            return "site";
        }

        @Override
        public String value(SiteSettings site) {
            return site.id().value();
        }
    }

    /** Which product the site runs. */
    record Kind() implements OfSite {
        @Override
        public String label() {
            return "kind";
        }

        @Override
        public String value(SiteSettings site) {
            return site.kind().label();
        }
    }

    /** The value that the site's label of this key has. */
    record Label(String key) implements OfSite {

        /** What stands before the key in the spelling. */
        public static final String PREFIX = "label:";

        @Override
        public String label() {
            return PREFIX + key;
        }

        @Override
        public @Nullable String value(SiteSettings site) {
            return site.labels().get(key);
        }
    }

    /** What each row tells for itself. */
    enum OfRow implements GroupBy {
        STATE("state", ReplicaField.STATE, RestorePointField.STATE),
        PLATFORM("platform", ReplicaField.PLATFORM, RestorePointField.PLATFORM),
        TYPE("type", ReplicaField.TYPE, RestorePointField.TYPE),
        MALWARE_STATUS("malwareStatus", null, RestorePointField.MALWARE_STATUS),
        RPO("rpo", ReplicaField.RPO_STATUS, null);

        private final String label;
        private final @Nullable ReplicaField ofReplica;
        private final @Nullable RestorePointField ofRestorePoint;

        OfRow(
                String label,
                @Nullable ReplicaField ofReplica,
                @Nullable RestorePointField ofRestorePoint) {
            this.label = label;
            this.ofReplica = ofReplica;
            this.ofRestorePoint = ofRestorePoint;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public boolean isToldBy(RowType type) {
            return field(type) != null;
        }

        /** The field of such rows that tells it, null if none does. */
        @Nullable Field field(RowType type) {
            return type == RowType.REPLICA ? ofReplica : ofRestorePoint;
        }
    }
}
