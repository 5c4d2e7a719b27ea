package io.replicagateway.app;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What tells the rows of a site from those of another server, or from what another account may see of the same one. A
 * digest, because it is kept where rows are kept, and neither address nor account belongs there.
 */
final class Origin {

    private static final int HTTP_PORT = 80;

    private static final int HTTPS_PORT = 443;

    private Origin() {}

    /** Equal for the same server and account, however the address is written. */
    static String of(URI url, String username) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int usual = "https".equals(scheme) ? HTTPS_PORT : HTTP_PORT;
        String server =
                scheme
                        + "://"
                        + url.getHost().toLowerCase(Locale.ROOT)
                        + ":"
                        + (url.getPort() < 0 ? usual : url.getPort())
                        + url.getPath().replaceFirst("/+$", "");
        return Digest.of((server + "\n" + username).getBytes(StandardCharsets.UTF_8));
    }
}
