package io.replicagateway.inventory;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of which a test says only what matters to it; all else is absent. */
public final class TestRows {

    private TestRows() {}

    /** A site that is fresh for two hours and wants restore points of the last day. */
    public static SiteSettings site(String id, SiteKind kind) {
        return new SiteSettings(
                new SiteId(id), id, kind, Map.of(), Duration.ofHours(2), Duration.ofHours(24));
    }

    /** A replica with this vendor's id. */
    public static ReplicaRow replica(String id) {
        return new ReplicaRow(id);
    }

    /** A restore point with this vendor's id, of the replica with that one. */
    public static PointRow point(String id, @Nullable String replica) {
        return new PointRow(id, replica);
    }

    /** A replica in the making. */
    public static final class ReplicaRow {

        private final String id;
        private @Nullable String name;
        private @Nullable String type;
        private @Nullable String state;
        private @Nullable String platform;

        private ReplicaRow(String id) {
            this.id = id;
        }

        public ReplicaRow name(String name) {
            this.name = name;
            return this;
        }

        public ReplicaRow type(String type) {
            this.type = type;
            return this;
        }

        public ReplicaRow state(String state) {
            this.state = state;
            return this;
        }

        public ReplicaRow platform(String platform) {
            this.platform = platform;
            return this;
        }

        public Replica build() {
            return new Replica(id, name, type, state, platform, null, null, null, null, null);
        }
    }

    /** A restore point in the making. */
    public static final class PointRow {

        private final String id;
        private final @Nullable String replica;
        private @Nullable String replicaName;
        private @Nullable String state;
        private @Nullable String platform;
        private @Nullable Timestamp createdAt;
        private @Nullable List<String> operations;

        private PointRow(String id, @Nullable String replica) {
            this.id = id;
            this.replica = replica;
        }

        public PointRow replicaName(String name) {
            this.replicaName = name;
            return this;
        }

        public PointRow state(String state) {
            this.state = state;
            return this;
        }

        public PointRow platform(String platform) {
            this.platform = platform;
            return this;
        }

        public PointRow at(String createdAt) {
            this.createdAt = Timestamp.parse(createdAt);
            return this;
        }

        public PointRow operations(List<String> operations) {
            this.operations = operations;
            return this;
        }

        public RestorePoint build() {
            return new RestorePoint(
                    id,
                    replica,
                    replicaName,
                    null,
                    null,
                    state,
                    platform,
                    null,
                    createdAt,
                    null,
                    operations,
                    null);
        }
    }
}
