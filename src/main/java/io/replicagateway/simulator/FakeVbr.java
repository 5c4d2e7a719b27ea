package io.replicagateway.simulator;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for a Backup &amp; Replication server: its REST interface in the revisions 1.2-rev1 to 1.3-rev2 (VBR
 * OpenAPI documents) over an inventory that may change while it runs. All settings may be changed by any thread at any
 * time and hold for the requests that arrive after.
 */
public final class FakeVbr implements AutoCloseable {

    private final VbrSettings settings = new VbrSettings();
    private final WireTap tap = new WireTap();
    private final VbrTokens tokens = new VbrTokens(settings, tap::now);
    private final HttpWire wire;

    private FakeVbr(
            SimulatedInventory inventory, InetSocketAddress address, @Nullable SSLContext tls) {
        wire = new HttpWire(new VbrSite(inventory, settings, tokens, tap), tap, address, tls);
    }

    /** Starts on 127.0.0.1, plain HTTP, on a port chosen by the system. */
    public static FakeVbr start(SimulatedInventory inventory) {
        return startOnPort(inventory, 0);
    }

    /** Starts on 127.0.0.1, plain HTTP; the system chooses the port if it is 0. */
    public static FakeVbr startOnPort(SimulatedInventory inventory, int port) {
        return start(inventory, HttpWire.loopback(port), null);
    }

    /** Starts on 127.0.0.1 over TLS, on a port chosen by the system. */
    public static FakeVbr startOverTls(SimulatedInventory inventory, SSLContext tls) {
        return start(inventory, HttpWire.loopback(0), tls);
    }

    /** Starts on any address, over TLS unless the context is null; for demos that span machines. */
    public static FakeVbr start(
            SimulatedInventory inventory, InetSocketAddress address, @Nullable SSLContext tls) {
        return new FakeVbr(inventory, address, tls);
    }

    /**
     * The values of {@code x-api-version} that are answered, all four by default; others get 400.
     *
     * @throws IllegalArgumentException if one is not a revision that the simulator knows
     */
    public FakeVbr revisions(String... supported) {
        settings.revisions =
                Arrays.stream(supported)
                        .map(
                                name ->
                                        VbrRevision.named(name)
                                                .orElseThrow(
                                                        () ->
                                                                new IllegalArgumentException(
                                                                        "unknown revision: "
                                                                                + name)))
                        .sorted()
                        .toList();
        return this;
    }

    /** The one account that may log on; {@code gateway}, {@code secret} by default. */
    public FakeVbr account(String user, String password) {
        settings.user = user;
        settings.password = password;
        return this;
    }

    /** What {@code serverInfo} says the server is. */
    public FakeVbr server(String vbrId, String name) {
        settings.serverId = vbrId;
        settings.serverName = name;
        return this;
    }

    /** Answers at most so many rows a page, whatever limit was asked for. */
    public FakeVbr cappingPagesAt(int rows) {
        settings.pageCap = rows;
        return this;
    }

    /** Answers {@code GET /api/v1/replicaPoints} again. */
    public FakeVbr withBulkPath() {
        settings.bulkPath = true;
        return this;
    }

    /** Answers {@code GET /api/v1/replicaPoints} with 404. */
    public FakeVbr withoutBulkPath() {
        settings.bulkPath = false;
        return this;
    }

    /** How long new access tokens are valid, in whole seconds; 900 by default. */
    public FakeVbr tokensLasting(Duration life) {
        settings.tokenLife = life;
        return this;
    }

    /** Answers {@code serverInfo} again. */
    public FakeVbr serverInfoAllowed() {
        settings.serverInfoAllowed = true;
        return this;
    }

    /** Answers {@code serverInfo} with 403, as to a restore operator. */
    public FakeVbr serverInfoForbidden() {
        settings.serverInfoAllowed = false;
        return this;
    }

    /** Answers 401 without a body, as seen of real servers. */
    public FakeVbr emptyUnauthorizedBodies() {
        settings.emptyUnauthorizedBodies = true;
        return this;
    }

    /** Lets {@code nameFilter} match any text of a row, as VBR's docs say. */
    public FakeVbr nameFilterMatchingAnyText() {
        settings.nameFilterMatchesAnyText = true;
        return this;
    }

    /** Takes requests without {@code x-api-version} for the newest supported revision instead of refusing them. */
    public FakeVbr missingVersionAllowed() {
        settings.missingVersionAllowed = true;
        return this;
    }

    /** Takes no notice of {@code createdAfterFilter} in lists of restore points, as of any unknown parameter. */
    public FakeVbr ignoringCreatedAfter() {
        settings.createdAfter = FilterUse.IGNORED;
        return this;
    }

    /** Answers lists of restore points with {@code createdAfterFilter} with 400. */
    public FakeVbr refusingCreatedAfter() {
        settings.createdAfter = FilterUse.REFUSED;
        return this;
    }

    /** Leaves the number of all rows out of {@code pagination}. */
    public FakeVbr withoutTotals() {
        settings.totalsLeftOut = true;
        return this;
    }

    /** Has rescans that begin from now on stop with this result: Success (by default), Warning, Failed or None. */
    public FakeVbr rescansEnding(String result) {
        settings.rescanResult = result;
        return this;
    }

    /** Has rescans that begin from now on take so long by the server's clock, whoever asks for them. */
    public FakeVbr rescansTaking(Duration length) {
        settings.rescanLength = length;
        return this;
    }

    /** Has rescans that begin from now on move on whenever one is asked for by id, as by default. */
    public FakeVbr rescansMovingWhenAsked() {
        settings.rescanLength = null;
        settings.rescansNeverEnd = false;
        return this;
    }

    /** Lets no rescan move on until {@link #rescansMovingWhenAsked}. */
    public FakeVbr rescansNeverEnding() {
        settings.rescansNeverEnd = true;
        return this;
    }

    /** Answers rescans again. */
    public FakeVbr rescanAllowed() {
        settings.rescanAllowed = true;
        return this;
    }

    /** Answers rescans with 403, as to an account without the right. */
    public FakeVbr rescanForbidden() {
        settings.rescanAllowed = false;
        return this;
    }

    /** Runs the task whenever a rescan stops, before anybody is told so. */
    public FakeVbr afterRescan(Runnable task) {
        settings.afterRescan = task;
        return this;
    }

    /** The server's clock; the system's by default. */
    public FakeVbr clock(Clock clock) {
        tap.clock(clock);
        return this;
    }

    /** Adds a fault; of several that strike a request the one added first does. */
    public FakeVbr failing(Fault fault) {
        tap.failing(fault);
        return this;
    }

    /** Removes all faults; delays under way end, hanging requests are cut. */
    public FakeVbr heal() {
        tap.heal();
        return this;
    }

    /** Runs the task after each list page was made up and before it is sent. */
    public FakeVbr betweenPages(Runnable task) {
        tap.betweenPages(task);
        return this;
    }

    /** Makes all access tokens invalid; refresh tokens stay as they are. */
    public void expireSessions() {
        tokens.expire(false);
    }

    /** Makes all access and refresh tokens invalid. */
    public void expireSessionsForGood() {
        tokens.expire(true);
    }

    /** Such as {@code http://127.0.0.1:40123}, without a path. */
    public URI url() {
        return wire.url();
    }

    /** The newest 10000 requests in the order of their arrival. */
    public List<RecordedRequest> requests() {
        return tap.requests();
    }

    /** Empties {@link #requests}. */
    public void forgetRequests() {
        tap.forgetRequests();
    }

    /** Token chains that are neither logged out nor expired: their access or refresh token is still good. */
    public int openSessions() {
        return tokens.open();
    }

    /** Log-ons by password that succeeded since the start. */
    public int logons() {
        return tokens.logons();
    }

    /** Refreshes that succeeded since the start. */
    public int refreshes() {
        return tokens.refreshes();
    }

    /** Stops at once; connections are cut. */
    @Override
    public void close() {
        wire.close();
    }
}
