package io.replicagateway.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers lines as they come, and writes them out as a table, as Markdown and as JSON. */
public final class Report {

    private static final List<String> HEADINGS =
            List.of("Scenario", "Gateway", "Baseline", "Ratio", "Target", "Met");

    private final Settings settings;
    private final Machine machine;
    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());

    public Report(Settings settings, Machine machine) {
        this.settings = settings;
        this.machine = machine;
    }

    /** Adds these lines below the others. */
    public void add(List<Line> more) {
        lines.addAll(more);
    }

    /** Writes {@code result.json} and {@code result.md} into the directory. */
    public void write(Path directory) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("settings", settings);
        json.put("lines", lines);
        try {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(directory.resolve("result.json").toFile(), json);
            Files.writeString(directory.resolve("result.md"), markdown());
        } catch (IOException failed) {
            throw new UncheckedIOException("the result cannot be written", failed);
        }
    }

    /** The table as a terminal shows it best. */
    public String table() {
        List<List<String>> rows = rows();
        var text = new StringBuilder(introduction()).append("\n\n");
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int place = column;
                int width = rows.stream().mapToInt(any -> any.get(place).length()).max().orElse(0);
                String cell = row.get(column);
                text.append(cell).append(" ".repeat(width - cell.length() + 2));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private String markdown() {
        var text = new StringBuilder(introduction()).append("\n\n");
        List<List<String>> rows = rows();
        text.append(markdown(rows.get(0)));
        text.append("| --- ".repeat(HEADINGS.size())).append("|\n");
        rows.stream().skip(1).forEach(row -> text.append(markdown(row)));
        return text.toString();
    }

    private static String markdown(List<String> row) {
        return "| " + String.join(" | ", row.stream().map(Report::escaped).toList()) + " |\n";
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|").replace("*", "\\*");
    }

    private String introduction() {
        return String.format(
                Locale.ROOT,
                "%s%,d restore points of %,d replicas at %,d sites. %s",
                settings.quick() ? "Only tried out, figures are rough. " : "",
                settings.points(),
                settings.replicas(),
                settings.sites(),
                machine);
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        lines.forEach(line -> rows.add(row(line)));
        return rows;
    }

    private static List<String> row(Line line) {
        Line.Baseline baseline = line.baseline();
        Line.Target target = line.target();
        return List.of(
                line.scenario(),
                line.figure().text(),
                baseline == null ? "" : baseline.name() + ": " + baseline.figure().text(),
                baseline == null ? "" : ratio(baseline.ratio()),
                target == null ? "" : target.text(),
                target == null ? "" : target.met() ? "yes" : "no");
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f ×" : "%,.0f ×", ratio);
    }
}
