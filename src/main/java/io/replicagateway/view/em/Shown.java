package io.replicagateway.view.em;

import io.replicagateway.inventory.DerivedTexts;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.SiteSettings;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

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

    /** As names of restore points compare, which is without case. */
    POINT_MACHINE("Name") {
        @Override
        public TextColumn in(SiteTable table) {
            return table.texts(RestorePointField.VM_NAME)
                    .mapped(name -> name == null ? null : name.toLowerCase(Locale.ROOT));
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
}
