package io.replicagateway.simulator;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for a Backup Enterprise Manager with Cloud Connect: its REST interface v1_7 (EM docs 13.1) over an
 * inventory that may change while it runs. All settings may be changed by any thread at any time and hold for the
 * requests that arrive after.
 */
public final class FakeEnterpriseManager implements AutoCloseable {

    private final EmSettings settings = new EmSettings();
    private final WireTap tap = new WireTap();
    private final EmSessions sessions = new EmSessions(settings, tap::now);
    private final EmCollected collected;
    private final HttpWire wire;

    private FakeEnterpriseManager(
            SimulatedInventory inventory, InetSocketAddress address, @Nullable SSLContext tls) {
        collected = new EmCollected(inventory);
        wire = new HttpWire(new EmSite(collected, settings, sessions, tap), tap, address, tls);
    }

    /** Starts on 127.0.0.1, plain HTTP, on a port chosen by the system. */
    public static FakeEnterpriseManager start(SimulatedInventory inventory) {
        return startOnPort(inventory, 0);
    }

    /** Starts on 127.0.0.1, plain HTTP; the system chooses the port if it is 0. */
    public static FakeEnterpriseManager startOnPort(SimulatedInventory inventory, int port) {
        return start(inventory, HttpWire.loopback(port), null);
    }

    /** Starts on 127.0.0.1 over TLS, on a port chosen by the system. */
    public static FakeEnterpriseManager startOverTls(SimulatedInventory inventory, SSLContext tls) {
        return start(inventory, HttpWire.loopback(0), tls);
    }

    /** Starts on any address, over TLS unless the context is null; for demos that span machines. */
    public static FakeEnterpriseManager start(
            SimulatedInventory inventory, InetSocketAddress address, @Nullable SSLContext tls) {
        return new FakeEnterpriseManager(inventory, address, tls);
    }

    /** The one account that may log on; {@code gateway}, {@code secret} by default. */
    public FakeEnterpriseManager account(String user, String password) {
        settings.user = user;
        settings.password = password;
        return this;
    }

    /** Answers at most so many rows a page of a query, whatever page size was asked for. */
    public FakeEnterpriseManager cappingPagesAt(int rows) {
        settings.pageCap = rows;
        return this;
    }

    /** How long a session lives after its last request; 15 minutes by default. */
    public FakeEnterpriseManager sessionsLasting(Duration idle) {
        settings.idleLife = idle;
        return this;
    }

    /** The host that EM puts into links, {@code em.internal.example} by default: wrong, as behind NAT. */
    public FakeEnterpriseManager claimingHost(String host) {
        settings.claimedHost = host;
        return this;
    }

    /** Writes every time with so many fraction digits, 0 to 7; -1, the default, leaves them as stored. */
    public FakeEnterpriseManager withFractionDigits(int digits) {
        settings.fractionDigits = digits;
        return this;
    }

    /** Answers log-ons without {@code Content-Length} with 411. */
    public FakeEnterpriseManager requireContentLengthOnLogon() {
        settings.contentLengthRequired = true;
        return this;
    }

    /** Answers empty queries without {@code Entities} or {@code Refs} and with {@code PagesCount} 0. */
    public FakeEnterpriseManager emptyResultsWithoutEntities() {
        settings.emptyEntitiesLeftOut = true;
        return this;
    }

    /** Begins JSON with a byte order mark, as seen of real servers. */
    public FakeEnterpriseManager jsonWithByteOrderMark() {
        settings.jsonWithBom = true;
        return this;
    }

    /** Answers at least so many rows a page of a query, if there are so many, whatever page size was asked for. */
    public FakeEnterpriseManager pagesOfAtLeast(int rows) {
        settings.pageFloor = rows;
        return this;
    }

    /** Takes no notice of the filters of queries. */
    public FakeEnterpriseManager ignoringFilters() {
        settings.filters = FilterUse.IGNORED;
        return this;
    }

    /** Answers queries with a filter with 400. */
    public FakeEnterpriseManager refusingFilters() {
        settings.filters = FilterUse.REFUSED;
        return this;
    }

    /** Goes on to show what its backup servers hold now, until it is asked to collect from them. */
    public FakeEnterpriseManager collectingOnlyWhenAsked() {
        collected.onlyWhenAsked();
        return this;
    }

    /** Answers that a collection is running to so many looks at its task; 0 by default. */
    public FakeEnterpriseManager collectionsRunningFor(int looks) {
        settings.collectionLooks = looks;
        return this;
    }

    /** Lets collections end without success. */
    public FakeEnterpriseManager failingCollections() {
        settings.collectionsFail = true;
        return this;
    }

    /** The server's clock; the system's by default. */
    public FakeEnterpriseManager clock(Clock clock) {
        tap.clock(clock);
        return this;
    }

    /** Adds a fault; of several that strike a request the one added first does. */
    public FakeEnterpriseManager failing(Fault fault) {
        tap.failing(fault);
        return this;
    }

    /** Removes all faults; delays under way end, hanging requests are cut. */
    public FakeEnterpriseManager heal() {
        tap.heal();
        return this;
    }

    /** Runs the task after each list or query page was made up and before it is sent. */
    public FakeEnterpriseManager betweenPages(Runnable task) {
        tap.betweenPages(task);
        return this;
    }

    /** Ends all sessions. */
    public void expireSessions() {
        sessions.expireAll();
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

    /** Sessions that are neither logged out nor expired. */
    public int openSessions() {
        return sessions.open().size();
    }

    /** Log-ons that succeeded since the start. */
    public int logons() {
        return sessions.logons();
    }

    /** Stops at once; connections are cut. */
    @Override
    public void close() {
        wire.close();
    }
}
