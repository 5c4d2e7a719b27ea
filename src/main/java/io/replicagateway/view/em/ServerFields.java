package io.replicagateway.view.em;

import io.replicagateway.query.Comparison;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields by which queries about backup servers filter and sort (EM docs, query). There are few servers. */
final class ServerFields {

    /**
     * @param value what a server has, in a form that sorts; null if that is not known
     * @param wanted the same form of what a filter compares with
     */
    private record ServerField(
            Function<Server, @Nullable String> value, Function<String, String> wanted) {

        Predicate<Server> that(Comparison comparison, String text) {
            String other = wanted.apply(text);
            return server -> isMet(comparison, value.apply(server), other);
        }

        private static boolean isMet(Comparison comparison, @Nullable String has, String other) {
            return has == null
                    ? comparison == Comparison.NOT_EQUAL
                    : comparison.holds(has.compareTo(other));
        }
    }

    private static final Map<String, ServerField> FIELDS =
            Map.of(
                    "uid",
                    new ServerField(
                            server -> lower(server.id()), text -> Uid.parse(EmType.SERVER, text)),
                    "name",
                    text(Server::name),
                    "description",
                    text(Server::site),
                    "ipordnsname",
                    text(Server::name),
                    "port",
                    new ServerField(
                            server -> sortable(Integer.toString(Server.PORT)),
                            ServerFields::sortable),
                    "version",
                    new ServerField(server -> null, ServerFields::lower));

    private ServerFields() {}

    private static ServerField text(Function<Server, String> value) {
        return new ServerField(server -> lower(value.apply(server)), ServerFields::lower);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String sortable(String number) {
        if (!number.matches("\\d{1,9}")) {
            throw EmRefusal.badRequest("The filter's value " + number + " is no number.");
        }
        return "0".repeat(9 - number.length()) + number;
    }

    private static ServerField find(String name) {
        ServerField field = FIELDS.get(lower(name));
        if (field == null) {
            throw QueryFields.unknown(EmType.SERVER, name);
        }
        return field;
    }

    /** What the filter asks of servers. */
    static Predicate<Server> condition(Expression filter) {
        return filter.meaning(
                term -> find(term.field()).that(term.comparison(), term.value()),
                ServerFields::all,
                parts -> server -> parts.stream().anyMatch(part -> part.test(server)));
    }

    private static Predicate<Server> all(List<Predicate<Server>> parts) {
        return server -> parts.stream().allMatch(part -> part.test(server));
    }

    /** The order of servers by a field; equal ones stay as they are. */
    static Comparator<Server> order(String name, boolean descending) {
        Comparator<String> ascending = Comparator.naturalOrder();
        return Comparator.comparing(
                find(name).value(),
                Comparator.nullsLast(descending ? ascending.reversed() : ascending));
    }
}
