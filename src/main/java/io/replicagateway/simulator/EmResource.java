package io.replicagateway.simulator;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object that EM lists and answers queries about.
 *
 * @param type such as {@code CloudReplica}
 * @param child element name of an entity in a list; for cloud restore points another kind's name (seen in EM docs)
 * @param rows all of them, the same list until one changes
 * @param fields of queries, by name in lower case
 */
record EmResource<T>(
        String type,
        String child,
        Supplier<List<T>> rows,
        Function<T, String> id,
        Map<String, EmField<T>> fields,
        Shape<T> shape,
        Memo<T> memo) {

    /** Writes a row as a reference or entity under some element name. */
    interface Shape<T> {
        EmNode of(T row, String element, boolean entity);
    }

    private record Keyed<T>(T row, @Nullable String key) {}

    static EmResource<SimulatedPoint> points(
            Supplier<SimulatedInventory> inventory, EmShapes shapes) {
        Map<String, EmField<SimulatedPoint>> fields = new LinkedHashMap<>();
        fields.put("uid", EmField.uid(SimulatedPoint::id));
        fields.put("name", EmField.text(EmShapes::pointName));
        fields.put("vmdisplayname", EmField.text(SimulatedPoint::vmName));
        fields.put("vmname", EmField.text(SimulatedPoint::vmName));
        fields.put("creationtime", EmField.time(SimulatedPoint::creationTime));
        fields.put("type", EmField.oneOf(VendorWords.EM_TYPES, SimulatedPoint::pointType));
        fields.put("state", EmField.oneOf(VendorWords.EM_STATES, SimulatedPoint::state));
        fields.put(
                "backupserveruid",
                EmField.uid(point -> inventory.get().backupServerOf(point.replicaId()).id()));
        fields.put(
                "backupservername",
                EmField.text(point -> inventory.get().backupServerOf(point.replicaId()).name()));
        fields.put("replicauid", EmField.uid(SimulatedPoint::replicaId));
        fields.put("replicaname", EmField.text(point -> replicaName(inventory, point)));
        return new EmResource<>(
                "CloudVmReplicaPoint",
                "CloudReplica",
                () -> inventory.get().points(),
                SimulatedPoint::id,
                fields,
                shapes::point,
                new Memo<>());
    }

    static EmResource<SimulatedReplica> replicas(
            Supplier<SimulatedInventory> inventory, EmShapes shapes) {
        Map<String, EmField<SimulatedReplica>> fields = new LinkedHashMap<>();
        fields.put("uid", EmField.uid(SimulatedReplica::id));
        fields.put("name", EmField.text(SimulatedReplica::name));
        fields.put("platform", EmField.oneOf(VendorWords.EM_PLATFORMS, SimulatedReplica::platform));
        return new EmResource<>(
                "CloudReplica",
                "CloudReplica",
                () -> inventory.get().replicas(),
                SimulatedReplica::id,
                fields,
                shapes::replica,
                new Memo<>());
    }

    static EmResource<SimulatedServer> servers(
            Supplier<SimulatedInventory> inventory, EmShapes shapes) {
        Map<String, EmField<SimulatedServer>> fields = new LinkedHashMap<>();
        fields.put("uid", EmField.uid(SimulatedServer::id));
        fields.put("name", EmField.text(SimulatedServer::name));
        fields.put("description", EmField.text(server -> ""));
        fields.put("ipordnsname", EmField.text(SimulatedServer::name));
        fields.put("port", EmField.number(server -> "9392"));
        fields.put("version", EmField.text(SimulatedServer::version));
        return new EmResource<>(
                "BackupServer",
                "BackupServer",
                () -> inventory.get().backupServers(),
                SimulatedServer::id,
                fields,
                shapes::server,
                new Memo<>());
    }

    private static @Nullable String replicaName(
            Supplier<SimulatedInventory> inventory, SimulatedPoint point) {
        @Nullable SimulatedReplica replica = inventory.get().replica(point.replicaId());
        return replica == null ? null : replica.name();
    }

    String plural() {
        return type + "s";
    }

    /** The row of that id; 404 if there is none. */
    T find(String wanted) {
        return rows.get().stream()
                .filter(row -> id.apply(row).equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(EmError::notFound);
    }

    /** All rows that the filter keeps, by one field or as they come; ties are broken by id. */
    List<T> matching(@Nullable String filter, @Nullable String sortField, boolean ascending) {
        String key = filter + "\n" + sortField + ascending;
        return memo.get(rows.get(), key, () -> sorted(filter, sortField, ascending));
    }

    private List<T> sorted(@Nullable String filter, @Nullable String sortField, boolean ascending) {
        List<T> kept = rows.get().stream().filter(EmFilter.parse(fields, filter)).toList();
        if (sortField == null) {
            return kept;
        }
        @Nullable EmField<T> field = fields.get(sortField.toLowerCase(Locale.ROOT));
        if (field == null) {
            throw EmError.badQuery("sort field " + sortField);
        }
        Comparator<String> direction =
                ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return kept.stream()
                .map(row -> new Keyed<>(row, field.of(row)))
                .sorted(
                        Comparator.comparing(
                                        (Keyed<T> keyed) -> keyed.key(),
                                        Comparator.nullsLast(direction))
                                .thenComparing(keyed -> id.apply(keyed.row())))
                .map(Keyed::row)
                .toList();
    }
}
