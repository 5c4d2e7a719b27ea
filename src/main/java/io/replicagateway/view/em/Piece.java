package io.replicagateway.view.em;

import io.replicagateway.inventory.Guids;
import io.replicagateway.inventory.IdColumn;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.Text;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.inventory.TimeColumn;
import org.jspecify.annotations.Nullable;

/** A piece of a value, which may differ from row to row. */
interface Piece {

    /** Writes what it is in this row. */
    void write(Encoder out, int row);

    /** The same in all rows. */
    record Fixed(String text) implements Piece {
        @Override
        public void write(Encoder out, int row) {
            out.text(text);
        }
    }

    static Piece fixed(String text) {
        return new Fixed(text);
    }

    /** The id of the row. */
    static Piece id(SiteTable table) {
        return id(table.ids(), false);
    }

    /** The id of the row as it stands in an address. */
    static Piece idInPath(SiteTable table) {
        return id(table.ids(), true);
    }

    private static Piece id(IdColumn ids, boolean inPath) {
        Guids guids = ids.guids();
        if (guids != null) {
            return (out, row) -> out.guid(guids.high(row), guids.low(row));
        }
        return inPath
                ? (out, row) -> out.text(Addresses.encoded(ids.text(row)))
                : (out, row) -> out.text(ids.text(row));
    }

    /** A text; nothing where there is none. */
    static Piece text(TextColumn texts) {
        return text(texts, false);
    }

    /** An id as it stands in an address. */
    static Piece inPath(TextColumn ids) {
        return text(ids, true);
    }

    private static Piece text(TextColumn texts, boolean inPath) {
        if (texts.isConstant() && texts.size() > 0) {
            Text only = texts.key(0);
            String raw = only == null ? "" : only.raw();
            return fixed(inPath ? Addresses.encoded(raw) : raw);
        }
        Guids guids = texts.guids();
        if (guids != null) {
            return (out, row) -> guid(out, guids, texts.code(row));
        }
        if (inPath) {
            return (out, row) -> write(out, texts.key(row), true);
        }
        return texts.isPlain()
                ? (out, row) -> plain(out, texts.key(row))
                : (out, row) -> write(out, texts.key(row), false);
    }

    private static void guid(Encoder out, Guids guids, int code) {
        if (code < guids.size()) {
            out.guid(guids.high(code), guids.low(code));
        }
    }

    private static void plain(Encoder out, @Nullable Text text) {
        if (text != null) {
            out.plain(text.raw());
        }
    }

    private static void write(Encoder out, @Nullable Text text, boolean inPath) {
        if (text != null) {
            out.text(inPath ? Addresses.encoded(text.raw()) : text.raw());
        }
    }

    /** How EM writes a moment that never was (observed in samples). */
    String NEVER = "1753-01-01T00:00:00Z";

    static Piece moment(TimeColumn times) {
        return (out, row) -> {
            if (times.has(row)) {
                out.moment(times.epochSecond(row), times.nano(row), times.digits(row));
            } else {
                out.text(NEVER);
            }
        };
    }

    /** A moment as in the name of a restore point. */
    static Piece momentInName(TimeColumn times) {
        return (out, row) -> {
            if (times.has(row)) {
                out.momentInName(times.epochSecond(row));
            } else {
                out.text("1753-01-01 00:00:00");
            }
        };
    }
}
