package io.replicagateway.source;

import io.replicagateway.model.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a session's log (VBR OpenAPI documents, SessionLogRecordModel). What the site does not tell is null.
 *
 * @param status such as {@code Succeeded}, {@code Warning} or {@code Failed} (ETaskLogRecordStatus)
 * @param additionalInfo none before 1.3-rev0
 */
public record SessionLogRecord(
        @Nullable Integer id,
        @Nullable String status,
        @Nullable Timestamp startTime,
        @Nullable Timestamp updateTime,
        @Nullable String title,
        @Nullable String description,
        List<Detail> additionalInfo) {

    public SessionLogRecord {
        additionalInfo = List.copyOf(additionalInfo);
    }

    /**
     * Something more about a record.
     *
     * @param field null where the revision has one plain text only (1.3-rev0 and 1.3-rev1)
     */
    public record Detail(@Nullable String field, @Nullable String data) {}
}
