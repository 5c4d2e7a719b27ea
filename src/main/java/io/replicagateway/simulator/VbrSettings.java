package io.replicagateway.simulator;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a test or demo can change about a simulated VBR while it runs; each field alone is safe for many threads. */
final class VbrSettings {

    volatile List<VbrRevision> revisions = List.of(VbrRevision.values());
    volatile String user = "gateway";
    volatile String password = "secret";
    volatile int pageCap = Integer.MAX_VALUE;
    volatile boolean bulkPath = true;
    volatile boolean serverInfoAllowed = true;
    volatile boolean emptyUnauthorizedBodies;
    volatile boolean nameFilterMatchesAnyText;
    volatile boolean missingVersionAllowed;
    volatile boolean totalsLeftOut;
    volatile boolean rescanAllowed = true;
    volatile boolean rescansNeverEnd;
    volatile String rescanResult = "Success";
    volatile @Nullable Duration rescanLength;
    volatile Runnable afterRescan = () -> {};
    volatile FilterUse createdAfter = FilterUse.APPLIED;
    volatile Duration tokenLife = Duration.ofSeconds(900);
    volatile String serverId = "6745a759-2205-4cd2-b172-8ec8f7e60ef8";
    volatile String serverName = "vbr.internal.example";
}
