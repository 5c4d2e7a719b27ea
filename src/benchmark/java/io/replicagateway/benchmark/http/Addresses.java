package io.replicagateway.benchmark.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Addresses of lists that nobody asked for before: each turn has other words, and asks for other rows or another order. */
final class Addresses {

    private static final int KINDS = 3;
    private static final int MIXED_KINDS = 5;
    private static final int REPLICAS_PAGE = 1000;
    private static final int MOST_REPLICAS = 20_000;
    private static final String LIST = "/v1/restore-points?limit=100";

    private static final List<String> STATES =
            List.of("Ready", "Processing", "SureBackup", "Failover", "Failback", "ReadyToSwitch");

    private static final List<String> FIELDS =
            List.of(
                    "replicaId",
                    "replicaName",
                    "vmName",
                    "state",
                    "platform",
                    "createdAt",
                    "nativeId");

    private final int sites;
    private final List<String> replicas;
    private final Instant begun = Instant.now();

    private Addresses(int sites, List<String> replicas) {
        this.sites = sites;
        this.replicas = replicas;
    }

    /** Addresses of that gateway. */
    static Addresses of(Gateway gateway, int sites) throws IOException {
        List<String> replicas = new ArrayList<>();
        for (int offset = 0; offset < MOST_REPLICAS; offset += REPLICAS_PAGE) {
            JsonNode page =
                    gateway.json(
                            "/v1/replicas?fields=id&sort=nativeId&limit="
                                    + REPLICAS_PAGE
                                    + "&offset="
                                    + offset);
            page.path("items").forEach(item -> replicas.add(item.path("id").asText()));
        }
        return new Addresses(sites, replicas);
    }

    /** In turn: one site and some states, one replica, an hour. */
    String indexed(long turn) {
        long round = turn / KINDS;
        return switch ((int) (turn % KINDS)) {
            case 0 ->
                    LIST
                            + String.format("&site=site-%03d", round % sites)
                            + states(round / sites)
                            + never(round);
            case 1 ->
                    LIST
                            + "&replicaId="
                            + replicas.get((int) (round % replicas.size()))
                            + never(round);
            default -> {
                Instant from = begun.minusSeconds(3600 + round * 977 % 200_000);
                yield LIST
                        + "&createdAfter="
                        + from.plusNanos(round)
                        + "&createdBefore="
                        + from.plusSeconds(3600);
            }
        };
    }

    /** In turn: some states of all sites by name, a digit in the name, an order by two fields. */
    String allRows(long turn) {
        long round = turn / KINDS;
        return switch ((int) (turn % KINDS)) {
            case 0 -> LIST + states(round) + "&sort=vmName" + never(round);
            case 1 -> LIST + "&vmName=*" + round % 10 + "*" + never(round);
            default -> {
                int fields = FIELDS.size();
                long distance = 1 + round / fields % (fields - 1);
                long direction = round / fields / (fields - 1) % 2;
                yield LIST
                        + "&sort="
                        + (direction == 0 ? "" : "-")
                        + FIELDS.get((int) (round % fields))
                        + ","
                        + FIELDS.get((int) ((round + distance) % fields))
                        + never(round);
            }
        };
    }

    /** A little of everything but orders that nobody asked for before, of which no gateway is asked all the time. */
    String mixed(long turn) {
        long round = turn / MIXED_KINDS * KINDS;
        int kind = (int) (turn % MIXED_KINDS);
        return kind < KINDS ? indexed(round + kind) : allRows(round + kind - KINDS);
    }

    private static String states(long turn) {
        var text = new StringBuilder();
        long subset = 1 + turn % ((1L << STATES.size()) - 2);
        for (int bit = 0; bit < STATES.size(); bit++) {
            if ((subset >> bit & 1) == 1) {
                text.append("&state=").append(STATES.get(bit));
            }
        }
        return text.toString();
    }

    /** A condition that every row meets, in words of its own. */
    private static String never(long turn) {
        return "&createdAfter=" + Instant.EPOCH.plusNanos(turn);
    }
}
