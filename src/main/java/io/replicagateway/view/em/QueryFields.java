package io.replicagateway.view.em;

import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.query.Condition;
import java.util.Locale;
import java.util.Map;

/** The fields by which queries about rows filter and sort, by name in lower case (EM docs, query). */
final class QueryFields {

    private static final Map<String, QueryField> POINT =
            Map.ofEntries(
                    Map.entry("uid", QueryField.uid(RestorePointField.NATIVE_ID, EmType.POINT)),
                    Map.entry("name", QueryField.pointName()),
                    Map.entry("vmdisplayname", QueryField.text(RestorePointField.VM_NAME)),
                    Map.entry("vmname", QueryField.text(RestorePointField.VM_NAME)),
                    Map.entry("creationtime", QueryField.creationTime()),
                    Map.entry("type", QueryField.word(Shown.POINT_TYPE, Words.POINT_TYPES)),
                    Map.entry("state", QueryField.word(Shown.POINT_STATE, Words.STATES)),
                    Map.entry(
                            "backupserveruid",
                            QueryField.uid(Shown.POINT_SERVER_ID, EmType.SERVER)),
                    Map.entry("backupservername", QueryField.text(Shown.POINT_SERVER_NAME)),
                    Map.entry("replicauid", QueryField.uid(Shown.POINT_REPLICA_ID, EmType.REPLICA)),
                    Map.entry("replicaname", QueryField.text(RestorePointField.REPLICA_NAME)));

    private static final Map<String, QueryField> REPLICA =
            Map.of(
                    "uid", QueryField.uid(ReplicaField.NATIVE_ID, EmType.REPLICA),
                    "name", QueryField.text(ReplicaField.NAME),
                    "platform", QueryField.word(Shown.REPLICA_PLATFORM, Words.PLATFORMS));

    private QueryFields() {}

    /**
     * The field of this name.
     *
     * @throws EmRefusal if the type has no such field
     */
    static QueryField find(EmType type, String name) {
        QueryField field =
                (type == EmType.POINT ? POINT : REPLICA).get(name.toLowerCase(Locale.ROOT));
        if (field == null) {
            throw unknown(type, name);
        }
        return field;
    }

    static EmRefusal unknown(EmType type, String name) {
        return EmRefusal.badRequest(type.label() + " has no field " + name + " to ask for.");
    }

    /** What the filter asks of rows. */
    static Condition condition(EmType type, Expression filter) {
        return filter.meaning(
                term -> find(type, term.field()).condition().apply(term.comparison(), term.value()),
                Condition.All::new,
                Condition.Any::new);
    }
}
