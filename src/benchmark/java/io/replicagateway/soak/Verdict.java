package io.replicagateway.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of what the gateway holds, and whether that is borne. */
final class Verdict {

    private static final double MOST_HEAP_TIMES = 1.15;
    private static final long MOST_HEAP_MORE = 16_000_000;
    private static final int MOST_THREADS_MORE = 5;
    private static final int MOST_SOCKETS_MORE = 10;

    /** Buffers are pooled by the megabyte, and pools grow as long as more is asked for at the same time than ever before. */
    private static final long MOST_DIRECT_MORE = 32_000_000;

    private static final int MOST_SESSIONS = 1;

    private final List<Line> lines = new ArrayList<>();

    /**
     * @param tolerance in words; empty if there is none
     */
    private record Line(String what, String start, String end, String tolerance, boolean isKept) {

        private String markdown() {
            return String.format(
                    "| %s | %s | %s | %s | %s |",
                    what,
                    start,
                    end,
                    tolerance,
                    tolerance.isEmpty() ? "" : isKept ? "yes" : "**no**");
        }
    }

    /** Compares the end with the start. */
    static Verdict of(Vitals start, Vitals end) {
        var verdict = new Verdict();
        verdict.add(
                "Heap after a full collection",
                megabytes(start.heap()),
                megabytes(end.heap()),
                "≤ +15 % or ≤ +16 MB",
                end.heap() <= start.heap() * MOST_HEAP_TIMES
                        || end.heap() <= start.heap() + MOST_HEAP_MORE);
        verdict.add(
                "Direct memory",
                megabytes(start.direct()),
                megabytes(end.direct()),
                "≤ +32 MB",
                end.direct() <= start.direct() + MOST_DIRECT_MORE);
        verdict.count("Threads", start.threads(), end.threads(), MOST_THREADS_MORE);
        verdict.count("Sockets", start.sockets(), end.sockets(), MOST_SOCKETS_MORE);
        verdict.count(
                "File descriptors", start.descriptors(), end.descriptors(), MOST_SOCKETS_MORE);
        verdict.add(
                "Most sessions at a site",
                "" + start.mostSessions(),
                "" + end.mostSessions(),
                "≤ " + MOST_SESSIONS,
                end.mostSessions() <= MOST_SESSIONS);
        verdict.add("Sessions at all sites", start.allSessions() + "", end.allSessions() + "");
        return verdict;
    }

    private void count(String what, int start, int end, int mostMore) {
        if (start < 0 || end < 0) {
            add(what, "not available here", "not available here");
        } else {
            add(what, "" + start, "" + end, "≤ +" + mostMore, end <= start + mostMore);
        }
    }

    /** Adds a line that nothing is expected of. */
    void add(String what, String start, String end) {
        lines.add(new Line(what, start, end, "", true));
    }

    /** Adds a line. */
    void add(String what, String start, String end, String tolerance, boolean isKept) {
        lines.add(new Line(what, start, end, tolerance, isKept));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /** The table. */
    String markdown() {
        return lines.stream()
                .map(Line::markdown)
                .collect(
                        Collectors.joining(
                                "\n",
                                "| | At the start | At the end | Tolerance | Kept |\n"
                                        + "| --- | --- | --- | --- | --- |\n",
                                "\n"));
    }

    /** What is not borne, a line each. */
    List<String> failures() {
        return lines.stream()
                .filter(line -> !line.isKept())
                .map(
                        line ->
                                line.what()
                                        + ": "
                                        + line.start()
                                        + " at the start, "
                                        + line.end()
                                        + " at the end; tolerance "
                                        + line.tolerance())
                .toList();
    }
}
