package io.replicagateway.source.vbr;

import io.replicagateway.source.SessionLogRecord;
import io.replicagateway.source.SiteSession;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.SiteText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Translates VBR's sessions and their logs; total. Null wherever the server leaves something out: even the documents'
 * own examples lack members that they require.
 */
final class VbrSessionRows {

    /** No text of a session is kept that is longer; a message may be of any length. */
    private static final int LONGEST_TEXT = 4000;

    private VbrSessionRows() {}

    /** The session that an answer consists of; malformed without an id. */
    static SiteSession session(Answer answer) {
        VbrRow row = VbrJson.object(answer);
        if (SiteText.filled(row.text("id")).isEmpty()) {
            throw answer.malformed("has no id", null);
        }
        return session(row);
    }

    /** The id must be there. */
    static SiteSession session(VbrRow row) {
        return new SiteSession(
                Objects.requireNonNull(text(row, "id"), "id"),
                text(row, "name"),
                text(row, "jobId"),
                text(row, "sessionType"),
                SiteText.timestamp(row.text("creationTime")),
                SiteText.timestamp(row.text("endTime")),
                text(row, "state"),
                integer(row, "progressPercent"),
                row.hasObject("result") ? result(row.object("result")) : null,
                text(row, "resourceId"),
                text(row, "resourceReference"),
                text(row, "parentSessionId"),
                number(row, "usn"),
                text(row, "platformName"),
                text(row, "platformId"),
                text(row, "initiatedBy"),
                text(row, "relatedSessionId"),
                text(row, "algorithm"),
                row.hasObject("progress") ? progress(row.object("progress")) : null,
                text(row, "originalSessionId"),
                row.hasObject("retryInfo") ? retryInfo(row.object("retryInfo")) : null);
    }

    private static SiteSession.Result result(VbrRow row) {
        return new SiteSession.Result(
                text(row, "result"), text(row, "message"), truth(row, "isCanceled"));
    }

    private static SiteSession.Progress progress(VbrRow row) {
        return new SiteSession.Progress(
                text(row, "duration"),
                number(row, "processingRate"),
                text(row, "bottleneck"),
                number(row, "processedSize"),
                number(row, "readSize"),
                number(row, "transferredSize"),
                integer(row, "progressPercent"));
    }

    private static SiteSession.RetryInfo retryInfo(VbrRow row) {
        return new SiteSession.RetryInfo(truth(row, "isRecheckRetry"), integer(row, "retryNumber"));
    }

    /** The records of a log; none where the answer has no list of them. */
    static List<SessionLogRecord> logs(Answer answer) {
        return VbrJson.object(answer).objects("records").stream()
                .map(VbrSessionRows::logRecord)
                .toList();
    }

    private static SessionLogRecord logRecord(VbrRow row) {
        return new SessionLogRecord(
                integer(row, "id"),
                text(row, "status"),
                SiteText.timestamp(row.text("startTime")),
                SiteText.timestamp(row.text("updateTime")),
                text(row, "title"),
                text(row, "description"),
                details(row));
    }

    /** A plain text in 1.3-rev0 and 1.3-rev1, a list of objects from 1.3-rev2. */
    private static List<SessionLogRecord.Detail> details(VbrRow row) {
        return Stream.concat(
                        SiteText.filled(text(row, "additionalInfo")).stream()
                                .map(plain -> new SessionLogRecord.Detail(null, plain)),
                        row.objects("additionalInfo").stream()
                                .map(
                                        info ->
                                                new SessionLogRecord.Detail(
                                                        text(info, "field"), text(info, "data"))))
                .toList();
    }

    private static @Nullable String text(VbrRow row, String name) {
        String text = row.text(name);
        return text == null || text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private static @Nullable Boolean truth(VbrRow row, String name) {
        String text = row.text(name);
        return text == null ? null : Boolean.valueOf(text);
    }

    private static @Nullable Integer integer(VbrRow row, String name) {
        Long number = number(row, name);
        return number == null || number != number.intValue() ? null : number.intValue();
    }

    private static @Nullable Long number(VbrRow row, String name) {
        String text = row.text(name);
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
