package io.replicagateway.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

/** A plain client of one simulated server; sends the headers it was given with every request. */
final class Caller {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI url;
    private final List<String> headers = new ArrayList<>();

    Caller(URI url) {
        this.url = url;
    }

    static Caller ofVbr(FakeVbr server, String revision) {
        return new Caller(server.url()).with("x-api-version", revision);
    }

    /** Logged on at a VBR server with its default account. */
    static Caller loggedOn(FakeVbr server, String revision) {
        Caller caller = ofVbr(server, revision);
        String token = json(caller.logOn("gateway", "secret")).path("access_token").asText();
        return caller.with("Authorization", "Bearer " + token);
    }

    /** Logged on at an EM server with its default account. */
    static Caller loggedOn(FakeEnterpriseManager server) {
        Caller caller = new Caller(server.url());
        HttpResponse<String> answer = caller.emLogOn("gateway", "secret");
        return caller.with(
                "X-RestSvcSessionId",
                answer.headers().firstValue("X-RestSvcSessionId").orElseThrow());
    }

    Caller with(String header, String value) {
        headers.add(header);
        headers.add(value);
        return this;
    }

    HttpResponse<String> logOn(String user, String password) {
        return form(
                "/api/oauth2/token",
                "grant_type=password&username=" + encoded(user) + "&password=" + encoded(password));
    }

    HttpResponse<String> emLogOn(String user, String password) {
        String account = user + ":" + password;
        String basic = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request =
                request("/api/sessionMngr/?v=latest").POST(BodyPublishers.noBody());
        return send(request.header("Authorization", "Basic " + basic));
    }

    HttpResponse<String> form(String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    JsonNode json(String path) {
        return json(get(path));
    }

    Document xml(String path) {
        return xml(get(path));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body());
    }

    static Document xml(HttpResponse<String> answer) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (Exception e) {
            throw new AssertionError("no XML: " + answer.body(), e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request;
    }

    /** Fails with {@link UncheckedIOException} where the connection breaks. */
    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
