package io.replicagateway.benchmark.http;

import io.replicagateway.benchmark.process.Child;
import io.replicagateway.benchmark.process.Cores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * nginx with a {@code proxy_cache} before another server: one worker on the server's core, no log, and without
 * {@code tcp_nopush}, which would make it wait for acknowledgements.
 */
final class Nginx implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final String CONFIGURATION =
            """
            %s
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log stderr warn;
            events {
                worker_connections 1024;
            }
            http {
                access_log off;
                sendfile on;
                tcp_nopush off;
                tcp_nodelay on;
                keepalive_requests 1000000000;
                open_file_cache max=100;
                client_body_temp_path temp-body;
                fastcgi_temp_path temp-fastcgi;
                uwsgi_temp_path temp-uwsgi;
                scgi_temp_path temp-scgi;
                proxy_temp_path temp-proxy;
                proxy_cache_path cache keys_zone=pages:1m inactive=1h;
                server {
                    listen 127.0.0.1:%d;
                    location / {
                        proxy_pass %s;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_cache pages;
                        proxy_cache_key $request_uri;
                        proxy_cache_valid 200 1h;
                        proxy_ignore_headers Cache-Control;
                    }
                }
            }
            """;

    private final Child process;
    private final Path directory;
    private final URI url;

    private Nginx(Child process, Path directory, URI url) {
        this.process = process;
        this.directory = directory;
        this.url = url;
    }

    /** Starts it and waits until it listens. */
    static Nginx start(Path program, Cores cores, URI origin)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("nginx");
        int port = freePort();
        boolean root = "root".equals(System.getProperty("user.name"));
        Files.writeString(
                directory.resolve("nginx.conf"),
                String.format(CONFIGURATION, root ? "user root;" : "", port, origin));
        Child process =
                Child.start(
                        "nginx",
                        directory,
                        cores.server(
                                List.of(
                                        program.toString(),
                                        "-p",
                                        directory.toString(),
                                        "-c",
                                        "nginx.conf",
                                        "-e",
                                        "stderr")));
        var nginx = new Nginx(process, directory, URI.create("http://127.0.0.1:" + port));
        try {
            nginx.awaitListening();
        } catch (InterruptedException | RuntimeException failed) {
            nginx.close();
            throw failed;
        }
        return nginx;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                new Connection(url).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(PAUSE.toMillis());
            }
        }
        throw new IllegalStateException("nginx does not listen: " + process.output());
    }

    /** Its process. */
    Child process() {
        return process;
    }

    URI url() {
        return url;
    }

    /** How many answers it keeps. */
    long cached() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
