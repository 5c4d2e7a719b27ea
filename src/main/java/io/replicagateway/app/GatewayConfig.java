package io.replicagateway.app;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that the gateway can be told, under {@code gateway.}; an unknown key stops the start. What must be there or has a
 * form of its own is checked by {@link Configuration}, which words its complaints for operators.
 */
@ConfigMapping(prefix = "gateway")
interface GatewayConfig {

    /** The sites, by their ids. */
    Map<String, Site> sites();

    /** A file with more sites, under the same keys, which is followed while the gateway runs. */
    Optional<String> sitesFile();

    /** From one look at that file to the next. */
    @WithDefault("5S")
    Duration sitesFileInterval();

    Refresh refresh();

    /** The target age of a replica's newest restore point, where a site sets none. */
    @WithDefault("24H")
    Duration rpo();

    Rescan rescan();

    Auth auth();

    Snapshots snapshots();

    Cursors cursors();

    Exports exports();

    /** Where last-good blocks survive a restart: nowhere, or as files. */
    @WithDefault("none")
    Store store();

    /** The directory of those files; made if it is not there. */
    @WithDefault("data")
    String storeDirectory();

    /** Adds a simulated fleet in this process, for looking around without any server. */
    @WithDefault("false")
    boolean demo();

    /** Kinds of stores. */
    enum Store {
        NONE,
        FILE,
        /** Not yet; so that it is refused with advice. */
        REDIS
    }

    /** One backup server. */
    interface Site {

        /** {@code vbr} or {@code em}; required. */
        Optional<String> kind();

        /** Such as {@code https://host:9419}; required. */
        Optional<String> url();

        /** Required. */
        Optional<String> username();

        /** This or {@link #passwordFile}. */
        Optional<String> password();

        /** A file that holds the password, read at each log-on. */
        Optional<String> passwordFile();

        /** Shown to people; the id where it is not set. */
        Optional<String> name();

        /** What lists can be filtered by. */
        Map<String, String> labels();

        /** Whether the site is read at all. */
        @WithDefault("true")
        boolean enabled();

        /** Rows asked for in one request. */
        @WithDefault("1000")
        int pageSize();

        /** Requests in flight at a time. */
        @WithDefault("4")
        int maxConcurrency();

        /** Requests that may begin in a second, such as {@code 0.5} or {@code 20}; any number if not set. */
        OptionalDouble maxRequestsPerSecond();

        /** Log-ons within any minute. */
        @WithDefault("12")
        int maxLogOns();

        /** A VBR API revision such as {@code 1.3-rev2}, or {@code auto} for the newest that both sides speak. */
        @WithDefault("auto")
        String apiVersion();

        /** The bucket of {@code quarkus.tls.<bucket>.…} that says which certificates to trust; the system's if not set. */
        Optional<String> tls();

        /** The SHA-256 of the only certificate to trust, in hexadecimal; instead of {@link #tls}. */
        Optional<String> certificateFingerprint();

        /** Takes any certificate, so whoever is in between can read the password; instead of {@link #tls}. */
        @WithDefault("false")
        boolean trustAll();

        /** When no whole read is made, such as {@code 22:00-04:00 Europe/Oslo}; without a zone it is UTC. */
        Optional<String> quietHours();

        /** The target age of a replica's newest restore point at this site. */
        Optional<Duration> rpo();
    }

    /** How sites are read. */
    interface Refresh {

        /** From the start of one refresh of a site to that of the next, give or take a tenth. */
        @WithDefault("60S")
        Duration interval();

        /** How long one refresh of one site may take in all, retries included. */
        @WithDefault("2M")
        Duration timeout();

        /** How long one request may take in all. */
        @WithDefault("20S")
        Duration requestTimeout();

        /** How old rows may be and still count as fresh; three intervals if not set. */
        Optional<Duration> staleAfter();

        /** How long refreshes may read only what is new before one reads the whole site. */
        @WithDefault("15M")
        Duration fullInterval();

        /** A whole read that loses more rows than this share is held back, such as {@code 20%}. */
        @WithDefault("20%")
        String maxShrink();

        /** The largest body that is taken from a site in one answer. */
        @WithDefault("64M")
        MemorySize maxBody();
    }

    /** How rescans are followed. */
    interface Rescan {

        /** How long a site may take from the request to the end of its session. */
        @WithDefault("30M")
        Duration timeout();
    }

    /** Who may call. */
    interface Auth {

        /** {@code none}: anyone, on a loopback address only; {@code local}: the users and keys below. */
        @WithDefault("none")
        Mode mode();

        /** Users, by name. */
        Map<String, User> users();

        /** API keys, by a name that tells whose they are. */
        Map<String, ApiKey> apiKeys();

        /** Kinds of authentication. */
        enum Mode {
            NONE,
            LOCAL
        }

        /** A caller that logs on with name and password. */
        interface User {

            /** The password's bcrypt hash, such as {@code $2a$12$…}; required. */
            Optional<String> passwordHash();

            /** Some of viewer, operator and admin. */
            Optional<List<String>> roles();
        }

        /** A caller that shows a key. */
        interface ApiKey {

            /** The key's SHA-256, in hexadecimal; required. */
            Optional<String> sha256();

            /** Some of viewer, operator and admin. */
            Optional<List<String>> roles();
        }
    }

    /** What is kept of the past for cursors that were handed out. */
    interface Snapshots {

        /** How many superseded snapshots at most. */
        @WithDefault("256")
        int keep();

        /** How long after it was last handed out. */
        @WithDefault("10M")
        Duration maxAge();

        /** The heap for rows that only superseded snapshots hold. */
        @WithDefault("256M")
        MemorySize maxBytes();
    }

    /** How walks through pages are secured. */
    interface Cursors {

        /** What cursors are signed with, at least 16 characters; made up at each start if not set. */
        Optional<String> secret();
    }

    /** What lists that are answered as a whole may cost. */
    interface Exports {

        /** How many exports and whole collections of EM may be sent at a time; one more is refused. */
        @WithDefault("8")
        int maxConcurrent();

        /** How long a reader may take nothing before it is cut off. */
        @WithDefault("1M")
        Duration stallTimeout();
    }
}
