package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client of the VBR API, as others write them: it logs on, names a revision, and walks until it has all rows. */
final class VbrClient {

    private final String revision;
    private final String token;

    private VbrClient(String revision, String token) {
        this.revision = revision;
        this.token = token;
    }

    static VbrClient loggedOn(String revision) {
        return loggedOn(revision, "anyone", "any password");
    }

    static VbrClient loggedOn(String revision, String user, String password) {
        Response answer =
                token(
                        revision,
                        Map.of("grant_type", "password", "username", user, "password", password));
        assertThat(answer.statusCode()).isEqualTo(200);
        return new VbrClient(revision, answer.jsonPath().getString("access_token"));
    }

    static Response token(String revision, Map<String, String> form) {
        return given().header("x-api-version", revision).formParams(form).post("/api/oauth2/token");
    }

    /** The same client with another token. */
    VbrClient with(String otherToken) {
        return new VbrClient(revision, otherToken);
    }

    RequestSpecification request() {
        return given().header("x-api-version", revision).header("Authorization", "Bearer " + token);
    }

    Response get(String path) {
        return request().urlEncodingEnabled(false).get("/api/v1/" + path);
    }

    /** All rows of a list, by pages of so many. */
    List<Map<String, Object>> all(String path, int limit) {
        List<Map<String, Object>> rows = new ArrayList<>();
        JsonPath page;
        do {
            String more = (path.contains("?") ? "&" : "?") + "skip=" + rows.size();
            Response answer = get(path + more + "&limit=" + limit);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            page = answer.jsonPath();
            List<Map<String, Object>> data = page.getList("data");
            assertThat(page.getInt("pagination.count")).isEqualTo(data.size());
            assertThat(page.getInt("pagination.skip")).isEqualTo(rows.size());
            rows.addAll(data);
        } while (rows.size() < page.getInt("pagination.total"));
        return rows;
    }
}
