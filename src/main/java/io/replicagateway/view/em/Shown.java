package io.replicagateway.view.em;

import io.replicagateway.inventory.DerivedTexts;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.SiteSettings;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is shown of rows where EM has other words than this project, or must have a word where a site tells none. Filters
 * and sorts go by these texts.
 */
enum Shown implements DerivedTexts {
    /** A state that EM does not know, and none, are what EM calls unknown. */
    POINT_STATE("State") {
        @Override
        public TextColumn in(SiteTable table) {
            return table.texts(RestorePointField.STATE)
                    .mapped(state -> Words.STATES.has(state) ? state : "Unknown");
        }
    },

    /** VBR tells no type of a restore point, but that of its replica. */
    POINT_TYPE("PointType") {
        @Override
        public TextColumn in(SiteTable table) {
            TextColumn own =
                    table.texts(RestorePointField.TYPE)
                            .mapped(type -> Words.POINT_TYPES.has(type) ? type : null);
            return own.hasGaps() ? TextColumn.of(new PointTypes(own, table)) : own;
        }
    },

    /** Without the site before it. */
    POINT_REPLICA_ID("ReplicaUid") {
        @Override
        public TextColumn in(SiteTable table) {
            return table.texts(RestorePointField.REPLICA_ID);
        }
    },

    POINT_SERVER_ID("BackupServerUid") {
        @Override
        public TextColumn in(SiteTable table) {
            return serverIds(table, RestorePointField.BACKUP_SERVER_ID);
        }
    },

    POINT_SERVER_NAME("BackupServerName") {
        @Override
        public TextColumn in(SiteTable table) {
            return serverNames(table, RestorePointField.BACKUP_SERVER_NAME);
        }
    },

    REPLICA_SERVER_ID("BackupServerUid") {
        @Override
        public TextColumn in(SiteTable table) {
            return serverIds(table, ReplicaField.BACKUP_SERVER_ID);
        }
    },

    REPLICA_SERVER_NAME("BackupServerName") {
        @Override
        public TextColumn in(SiteTable table) {
            return serverNames(table, ReplicaField.BACKUP_SERVER_NAME);
        }
    },

    /** EM knows three platforms and has no word for any other, so that none is shown. */
    REPLICA_PLATFORM("Platform") {
        @Override
        public TextColumn in(SiteTable table) {
            return table.texts(ReplicaField.PLATFORM)
                    .mapped(
                            platform -> {
                                String word =
                                        "CloudDirector".equals(platform) ? "vCloud" : platform;
                                return Words.PLATFORMS.has(word) ? word : null;
                            });
        }
    };

    private final String label;

    Shown(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    private static TextColumn serverIds(SiteTable table, Field field) {
        String own = idOfServerAt(table.state().site());
        return table.texts(field).mapped(id -> id == null ? own : id);
    }

    private static TextColumn serverNames(SiteTable table, Field field) {
        String own = table.state().site().name();
        return table.texts(field).mapped(name -> name == null ? own : name);
    }

    /** The id of a site's backup server where the site does not tell: always the same for the same site. */
    static String idOfServerAt(SiteSettings site) {
        return UUID.nameUUIDFromBytes(
                        ("backup server of " + site.id().value()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The types of restore points; where they tell none, {@code CDP} if their replica says so. */
    private static final class PointTypes extends AbstractList<String> {

        private final TextColumn own;
        private final TextColumn replicaIds;

        /** By the code of the replica's id; the last is that of restore points of no replica. */
        private final List<String> ofReplicas;

        PointTypes(TextColumn own, SiteTable points) {
            this.own = own;
            this.replicaIds = points.texts(RestorePointField.REPLICA_ID);
            SiteTable replicas = points.replicas();
            this.ofReplicas =
                    Stream.concat(
                                    replicaIds
                                            .texts()
                                            .map(id -> typeOf(replicas, replicas.find(id.raw()))),
                                    Stream.of("Snapshot"))
                            .toList();
        }

        private static String typeOf(SiteTable replicas, int row) {
            return row >= 0 && "CDP".equals(replicas.text(ReplicaField.TYPE, row))
                    ? "CDP"
                    : "Snapshot";
        }

        @Override
        public String get(int row) {
            var type = own.key(row);
            return type == null ? ofReplicas.get(replicaIds.code(row)) : type.raw();
        }

        @Override
        public int size() {
            return own.size();
        }
    }
}
