package io.replicagateway.refresh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Keeps what one logger is told, until it is closed. */
public final class KeptLog extends Handler implements AutoCloseable {

    private static final ExtFormatter FORM = new PatternFormatter();

    private final Logger logger;
    private final List<ExtLogRecord> records = Collections.synchronizedList(new ArrayList<>());

    private KeptLog(Logger logger) {
        this.logger = logger;
    }

    /**
     * @param category a class or a package
     */
    public static KeptLog of(String category) {
        var log = new KeptLog(Logger.getLogger(category));
        log.logger.addHandler(log);
        return log;
    }

    @Override
    public void publish(LogRecord logged) {
        ExtLogRecord record = ExtLogRecord.wrap(logged);
        record.copyMdc();
        records.add(record);
    }

    /** The level and the message of each line. */
    public List<String> lines() {
        return records.stream()
                .map(record -> record.getLevel() + " " + FORM.formatMessage(record))
                .toList();
    }

    /** The trace of each line; null where there is none. */
    public List<String> traces() {
        return records.stream().map(record -> record.getMdc("traceId")).toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
