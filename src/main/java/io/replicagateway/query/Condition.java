package io.replicagateway.query;

import io.replicagateway.inventory.RowSet;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.Text;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.SiteSettings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a row must be, put together from tests of single fields by and, or and not. A value: equal conditions let the same
 * rows through, and are answered from the same memory. A row without a value is unequal to anything, and neither less
 * nor greater.
 */
public sealed interface Condition {

    /** Those of the rows that meet it. */
    RowSet among(RowSet rows, SiteTable table);

    /**
     * Meets all of these; any row does where there are none.
     *
     * @param parts in the order in which they are looked at
     */
    record All(List<Condition> parts) implements Condition {

        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public RowSet among(RowSet rows, SiteTable table) {
            RowSet left = rows;
            for (Condition part : parts) {
                left = left.count() == 0 ? left : part.among(left, table);
            }
            return left;
        }
    }

    /** Meets any of these; no row does where there are none. */
    record Any(List<Condition> parts) implements Condition {

        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public RowSet among(RowSet rows, SiteTable table) {
            RowSet found = rows.none();
            for (Condition part : parts) {
                found = found.or(part.among(rows, table));
            }
            return found;
        }
    }

    /** Does not meet this. */
    record Not(Condition part) implements Condition {

        @Override
        public RowSet among(RowSet rows, SiteTable table) {
            return rows.without(part.among(rows, table));
        }
    }

    /**
     * The field's text stands so to another one, letters compared without case.
     *
     * @param field one whose texts the rows hold, or a derived one
     * @param wanted kept in lower case
     */
    record Compared(Field field, Comparison comparison, String wanted) implements Condition {

        public Compared {
            wanted = wanted.toLowerCase(Locale.ROOT);
        }

        @Override
        public RowSet among(RowSet rows, SiteTable table) {
            if (comparison == Comparison.NOT_EQUAL) {
                return new Not(new Compared(field, Comparison.EQUAL, wanted)).among(rows, table);
            }
            return isId() ? amongIds(rows, table) : table.texts(field).where(rows, this::isMetBy);
        }

        private boolean isMetBy(Text text) {
            return comparison.holds(text.lower().compareTo(wanted));
        }

        private boolean isId() {
            return field == ReplicaField.NATIVE_ID || field == RestorePointField.NATIVE_ID;
        }

        /** No two rows have the same id, so that there is nothing to look at once. */
        private RowSet amongIds(RowSet rows, SiteTable table) {
            if (comparison == Comparison.EQUAL && table.ids().guids() != null) {
                int only = table.find(wanted);
                return only < 0 ? rows.none() : rows.where(row -> row == only);
            }
            return rows.where(row -> isMetBy(table.ids().key(row)));
        }
    }

    /**
     * The field's text is one of these, as it is written.
     *
     * @param field one whose texts the rows hold, or a derived one
     */
    record OneOf(Field field, Set<String> texts) implements Condition {

        public OneOf {
            texts = Set.copyOf(texts);
        }

        @Override
        public RowSet among(RowSet rows, SiteTable table) {
            return table.texts(field).where(rows, texts);
        }
    }

    /**
     * The field's moment is {@code from} or later and before {@code end}.
     *
     * @param field one whose moments the rows hold
     * @param from no bound if null
     * @param end no bound if null
     */
    record Between(Field field, @Nullable Instant from, @Nullable Instant end)
            implements Condition {

        @Override
        public RowSet among(RowSet rows, SiteTable table) {
            return table.between(field, from, end).and(rows);
        }
    }

    /**
     * The same condition at one site. Derived texts may follow from the settings of the site, which may change while its
     * rows, and what is remembered with them, stay.
     */
    record AtSite(SiteSettings site, Condition condition) implements Condition {

        @Override
        public RowSet among(RowSet rows, SiteTable table) {
            return condition.among(rows, table);
        }
    }
}
