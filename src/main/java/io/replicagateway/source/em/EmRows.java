package io.replicagateway.source.em;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.Timestamp;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Repeated;
import io.replicagateway.source.http.SiteText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates EM's entities into this project's words; total but for the id, which must be there. */
final class EmRows {

    /** How EM writes "never" (observed in samples). */
    private static final String NEVER = "1753-01-01";

    private EmRows() {}

    /** State and creation time are not told by a CloudReplica. */
    static Replica toReplica(EmElement item, Answer answer, Repeated repeated) {
        return new Replica(
                idOf(item, answer),
                item.attribute("Name"),
                null,
                null,
                repeated.same(platformOf(item.textOf("Platform"))),
                null,
                null,
                null,
                repeated.same(serverOf(item)),
                null);
    }

    static RestorePoint toRestorePoint(EmElement item, Answer answer, Repeated repeated) {
        Optional<EmElement> replica = up(item, "CloudReplicaReference");
        return new RestorePoint(
                idOf(item, answer),
                repeated.same(
                        replica.flatMap(link -> EmIds.fromHref(link.attribute("Href")))
                                .orElse(null)),
                repeated.same(replica.map(link -> link.attribute("Name")).orElse(null)),
                repeated.same(vmNameOf(item)),
                repeated.same(item.textOf("PointType", "Type")),
                repeated.same(item.textOf("State")),
                null,
                null,
                timeOf(item.textOf("CreationTimeUTC", "CreationTime")),
                null,
                null,
                repeated.same(serverOf(item)));
    }

    private static String idOf(EmElement item, Answer answer) {
        return EmIds.fromUid(item.attribute("UID"))
                .or(() -> EmIds.fromHref(item.attribute("Href")))
                .orElseThrow(() -> answer.malformed("has an entity without UID", null));
    }

    private static @Nullable String vmNameOf(EmElement item) {
        String shown = item.attribute("VmDisplayName");
        return shown == null ? item.textOf("VmDisplayName", "VmName") : shown;
    }

    private static @Nullable BackupServer serverOf(EmElement item) {
        Optional<EmElement> link = up(item, "BackupServerReference");
        String id = link.flatMap(found -> EmIds.fromHref(found.attribute("Href"))).orElse(null);
        String name = link.map(found -> found.attribute("Name")).orElse(null);
        return id == null && name == null ? null : new BackupServer(id, name);
    }

    private static Optional<EmElement> up(EmElement item, String type) {
        return item.children("Links")
                .flatMap(links -> links.children("Link"))
                .filter(link -> "Up".equals(link.attribute("Rel")))
                .filter(link -> type.equals(link.attribute("Type")))
                .findFirst();
    }

    /** EM's {@code vCloud} is VBR's {@code CloudDirector}. */
    private static @Nullable String platformOf(@Nullable String platform) {
        return "vCloud".equals(platform) ? "CloudDirector" : platform;
    }

    private static @Nullable Timestamp timeOf(@Nullable String text) {
        return text == null || text.startsWith(NEVER) ? null : SiteText.timestamp(text);
    }
}
