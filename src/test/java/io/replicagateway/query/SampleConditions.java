package io.replicagateway.query;

import io.replicagateway.inventory.DerivedTexts;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Conditions out of the alphabets that sample rows are made of, on fields that rows hold and on one that is derived. */
final class SampleConditions {

    private static final List<String> TEXTS =
            Stream.of(
                            SampleRows.NAMES,
                            SampleRows.STATES,
                            SampleRows.PLATFORMS,
                            List.of("nobody", "s2", "only.name", "VM1", "é0", "the site x"))
                    .flatMap(List::stream)
                    .filter(Objects::nonNull)
                    .toList();

    private SampleConditions() {}

    /** A condition on rows of one type. */
    record Sample(RowType type, Condition condition) {}

    /** One condition on replicas or restore points. */
    static final class Conditions implements ArbitrarySupplier<Sample> {
        @Override
        public Arbitrary<Sample> get() {
            return Arbitraries.of(RowType.class)
                    .flatMap(type -> condition(type, 3).map(any -> new Sample(type, any)));
        }
    }

    /** The text of a field; where there is none, the name of the site. */
    record OrSite(Field field) implements DerivedTexts {

        @Override
        public String label() {
            return field.label() + " or site";
        }

        @Override
        public TextColumn in(SiteTable table) {
            String site = "the site " + table.state().site().name();
            return table.texts(field).mapped(text -> text == null ? site : text);
        }
    }

    private static Arbitrary<Condition> condition(RowType type, int depth) {
        if (depth == 0) {
            return leaf(type);
        }
        Arbitrary<Condition> part = condition(type, depth - 1);
        return Arbitraries.oneOf(
                leaf(type),
                part.list().ofMaxSize(3).map(Condition.All::new),
                part.list().ofMaxSize(3).map(Condition.Any::new),
                part.map(Condition.Not::new));
    }

    private static Arbitrary<Condition> leaf(RowType type) {
        boolean isReplica = type == RowType.REPLICA;
        List<Field> texts =
                isReplica
                        ? List.of(
                                ReplicaField.NAME,
                                ReplicaField.STATE,
                                ReplicaField.PLATFORM,
                                ReplicaField.NATIVE_ID,
                                ReplicaField.BACKUP_SERVER_ID)
                        : List.of(
                                RestorePointField.VM_NAME,
                                RestorePointField.STATE,
                                RestorePointField.NATIVE_ID,
                                RestorePointField.BACKUP_SERVER_NAME);
        List<Field> derivable =
                texts.stream()
                        .filter(
                                field ->
                                        field != ReplicaField.NATIVE_ID
                                                && field != RestorePointField.NATIVE_ID)
                        .toList();
        List<Field> all = new ArrayList<>(texts);
        derivable.forEach(field -> all.add(new OrSite(field)));
        Arbitrary<Condition> compared =
                Combinators.combine(
                                Arbitraries.of(all),
                                Arbitraries.of(Comparison.class),
                                Arbitraries.of(TEXTS))
                        .as(Condition.Compared::new);
        Arbitrary<Condition> oneOf =
                Combinators.combine(
                                Arbitraries.of(derivable), Arbitraries.of(TEXTS).set().ofMaxSize(4))
                        .as(Condition.OneOf::new);
        Arbitrary<Condition> between =
                Combinators.combine(moment(), moment())
                        .as(
                                (from, end) ->
                                        new Condition.Between(
                                                isReplica
                                                        ? ReplicaField.CREATED_AT
                                                        : RestorePointField.CREATED_AT,
                                                from.orElse(null),
                                                end.orElse(null)));
        return Arbitraries.oneOf(compared, oneOf, between);
    }

    private static Arbitrary<Optional<Instant>> moment() {
        return Arbitraries.of(SampleRows.TIMES)
                .map(text -> Optional.ofNullable(text).map(Timestamp::parse))
                .map(time -> time.map(Timestamp::instant));
    }

    /** A copy that shares nothing with the condition. */
    static Condition copyOf(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Condition.All(all.parts().stream().map(SampleConditions::copyOf).toList());
        }
        if (condition instanceof Condition.Any any) {
            return new Condition.Any(any.parts().stream().map(SampleConditions::copyOf).toList());
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(copyOf(not.part()));
        }
        if (condition instanceof Condition.Compared compared) {
            return new Condition.Compared(
                    compared.field(), compared.comparison(), copyOf(compared.wanted()));
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return new Condition.OneOf(oneOf.field(), Set.copyOf(oneOf.texts()));
        }
        var between = (Condition.Between) condition;
        return new Condition.Between(between.field(), between.from(), between.end());
    }

    private static String copyOf(String text) {
        return new StringBuilder(text).toString();
    }

    /** Whether a row meets the condition, by the words of its definition. */
    static boolean isMet(Condition condition, Map<Field, Object> row) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().allMatch(part -> isMet(part, row));
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().anyMatch(part -> isMet(part, row));
        }
        if (condition instanceof Condition.Not not) {
            return !isMet(not.part(), row);
        }
        if (condition instanceof Condition.Compared compared) {
            String text = text(compared.field(), row);
            return text == null
                    ? compared.comparison() == Comparison.NOT_EQUAL
                    : stands(lower(text).compareTo(lower(compared.wanted())), compared);
        }
        if (condition instanceof Condition.OneOf oneOf) {
            String text = text(oneOf.field(), row);
            return text != null && oneOf.texts().contains(text);
        }
        var between = (Condition.Between) condition;
        Instant moment = (Instant) row.get(between.field());
        return moment != null
                && (between.from() == null || !moment.isBefore(between.from()))
                && (between.end() == null || moment.isBefore(between.end()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean stands(int order, Condition.Compared compared) {
        return switch (compared.comparison()) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order < 1;
            case GREATER -> order > 0;
            case AT_LEAST -> order > -1;
        };
    }

    private static @Nullable String text(Field field, Map<Field, Object> row) {
        if (field instanceof OrSite derived) {
            Object text = row.get(derived.field());
            Object site =
                    row.get(
                            row.containsKey(ReplicaField.SITE)
                                    ? ReplicaField.SITE
                                    : RestorePointField.SITE);
            return text == null ? "the site " + site : (String) text;
        }
        return (String) row.get(field);
    }
}
