package dev.poolgate.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolgate.authorizer.policy.OperationRule;
import dev.poolgate.authorizer.policy.OperationRule.Alternative;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDocumentTest {
    private static final Map<String, List<String>> SCHEMES =
            Map.of("oauth", List.of("main"), "session", List.of("any"));
    private static final String PETS = "classpath:openapi/pets-3.1.json";

    private final ApiDocument shop = read("classpath:openapi/shop-3.0.yaml", null, SCHEMES);
    private final Path directory;

    ApiDocumentTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void an_operation_without_security_of_its_own_has_the_documents() {
        assertThat(rule("GET", "/v1/shop/orders")).isEqualTo(needs("orders/read"));
        assertThat(rule("GET", "/v1/shop/orders/7")).isEqualTo(needs("orders/read"));
    }

    @Test
    void requirements_are_alternatives_and_what_is_in_one_holds_together() {
        assertThat(rule("POST", "/v1/shop/orders"))
                .isEqualTo(OperationRule.oneOf(List.of(ofMain("orders/read", "orders/write"), ofMain("orders/admin"))));
    }

    @Test
    void a_requirement_that_no_token_meets_lets_nobody_in_and_leaves_the_others() {
        assertThat(rule("DELETE", "/v1/shop/orders/7")).isEqualTo(needs("orders/admin"));
    }

    @Test
    void text_goes_before_parameters() {
        assertThat(rule("GET", "/v1/shop/orders/mine")).isEqualTo(needs());
        assertThat(rule("GET", "/v1/shop/orders/7.pdf")).isEqualTo(needs("orders/print"));
        assertThat(rule("GET", "/v1/shop/orders/MINE")).isEqualTo(needs("orders/read"));
    }

    @Test
    void an_empty_list_or_an_empty_requirement_asks_for_nothing() {
        assertThat(rule("GET", "/v1/shop/catalogue/toys/7")).isEqualTo(OperationRule.openToAll());
        assertThat(rule("GET", "/health")).isEqualTo(OperationRule.openToAll());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/shop/orders/",
        "GET, /v1/shop/orders/7/",
        "GET, /v1/shop/orders/7/lines",
        "GET, /v1/shop/catalogue/toys/a%2Fb",
        "GET, /v1/shop/catalogue/toys%2fa/b",
        "GET, /v1/shop/orders/a%5Cb",
        "GET, /v1/shop/Orders",
        "GET, /v1/shop",
        "GET, /orders",
        "GET, /v2/shop/orders",
        "GET, /v1/shop/health",
        "PUT, /v1/shop/orders",
        "get, /v1/shop/orders",
        "DELETE, /v1/shop/orders/mine",
        "OPTIONS, /v1/shop/orders",
    })
    void whatever_the_document_does_not_have_is_unknown(String method, String path) {
        assertThat(rule(method, path)).isEqualTo(OperationRule.unknown());
    }

    @Test
    void escapes_are_the_characters_they_stand_for() {
        assertThat(rule("GET", "/v1/shop/orders/a%20b")).isEqualTo(needs("orders/read"));
        assertThat(rule("GET", "/v1/shop/catalogue/%C3%BC/1")).isEqualTo(OperationRule.openToAll());
    }

    @Test
    void a_path_of_ones_own_stands_for_those_of_the_servers() {
        ApiDocument mounted = read("classpath:openapi/shop-3.0.yaml", "/api/", SCHEMES);

        assertThat(mounted.rule("GET", "/api/orders/mine")).isEqualTo(needs());
        assertThat(mounted.rule("GET", "/api/health")).isEqualTo(OperationRule.openToAll());
        assertThat(mounted.rule("GET", "/v1/shop/orders")).isEqualTo(OperationRule.unknown());
    }

    @Test
    void references_inside_a_document_of_openapi_3_1_are_followed() {
        ApiDocument pets = read(PETS, null, Map.of("corp", List.of("main"), "alias", List.of("main", "other")));

        assertThat(pets.rule("GET", "/pets/7"))
                .isEqualTo(OperationRule.oneOf(List.of(new Alternative(Set.of("main", "other"), Set.of("pets.read")))));
        assertThat(pets.rule("GET", "/staff")).isEqualTo(needs("manager"));
        assertThat(pets.operations())
                .extracting(ApiOperation::toString)
                .containsExactly("GET /staff", "GET /pets/{petId}");
    }

    @Test
    void whose_tokens_a_scheme_means_has_to_be_said() {
        assertThat(problem(PETS, Map.of("corp", List.of("main"))))
                .contains("`alias`")
                .contains("`schemes`");
        assertThat(problem(PETS, Map.of("corp", List.of("main"), "alias", List.of("mian"))))
                .contains("`alias` names [mian]");
    }

    @Test
    void an_operation_that_nobody_could_call_stops_the_start() throws IOException {
        String document = document("/a: {get: {security: [{key: []}], responses: {'200': {description: ok}}}}");

        assertThat(problem(document, SCHEMES)).contains("no token of an issuer meets [[key]]");
    }

    @Test
    void one_token_is_not_of_two_issuers() throws IOException {
        String document =
                document("/a: {get: {security: [{oauth: [], other: []}], responses: {'200': {description: ok}}}}");

        assertThat(problem(document, Map.of("oauth", List.of("main"), "other", List.of("other"))))
                .contains("no token of an issuer meets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a: {get: {securty: [], responses: {'200': {description: ok}}}}",
                "/a: {get: {security: none, responses: {'200': {description: ok}}}}",
                "/a: {gett: {responses: {'200': {description: ok}}}}",
                "/a: {get: {security: [{gone: []}], responses: {'200': {description: ok}}}}",
                "/a: {$ref: 'http://127.0.0.1:1/a.yaml'}",
                "/a: {$ref: 'other.yaml#/a'}",
                "a: {get: {responses: {'200': {description: ok}}}}",
                "/a/*: {get: {responses: {'200': {description: ok}}}}",
                "/a%2Fb: {get: {responses: {'200': {description: ok}}}}",
                "/{a: {get: {responses: {'200': {description: ok}}}}",
            })
    void a_document_with_anything_wrong_is_refused_whole(String path) throws IOException {
        assertThat(problem(document(path), SCHEMES)).contains("cannot be followed");
    }

    @Test
    void two_operations_that_one_request_may_be_have_to_ask_for_the_same() throws IOException {
        String open = "{get: {security: [], responses: {'200': {description: ok}}}}";
        String closed = "{get: {security: [{oauth: [a]}], responses: {'200': {description: ok}}}}";

        assertThat(problem(document("/{x}/me: " + open + "\n  /books/{id}: " + closed), SCHEMES))
                .contains("`GET /{x}/me` or `GET /books/{id}`");
        assertThat(problem(document("/books/{x}: " + open + "\n  /books/{id}: " + closed), SCHEMES))
                .contains("ask for different things");
        assertThat(read(document("/{x}/me: " + open + "\n  /books/{id}: " + open), null, SCHEMES)
                        .rule("GET", "/books/me"))
                .isEqualTo(OperationRule.openToAll());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example.com/openapi.yaml", "HTTP://127.0.0.1/x", "missing.yaml", ""})
    void a_document_is_a_file_and_is_there(String location) {
        assertThat(problem(location, SCHEMES)).contains("cannot be followed");
    }

    private OperationRule rule(String method, String path) {
        return shop.rule(method, path);
    }

    private String document(String path) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "api", ".yaml"), """
                        openapi: 3.0.3
                        info: {title: one path, version: "1"}
                        paths:
                          %s
                        components:
                          securitySchemes:
                            oauth: {type: http, scheme: Bearer}
                            other: {type: http, scheme: bearer}
                            key: {type: apiKey, in: query, name: key}
                        """.formatted(path))
                .toString();
    }

    private static ApiDocument read(String location, @Nullable String base, Map<String, List<String>> schemes) {
        return ApiDocuments.read(
                        Map.of("shop", new OpenApiProperties(location, base, schemes)), Set.of("main", "other"))
                .named("shop");
    }

    private static String problem(String location, Map<String, List<String>> schemes) {
        return String.valueOf(catchThrowableOfType(ConfigurationProblem.class, () -> read(location, null, schemes))
                .getMessage());
    }

    private static OperationRule needs(String... scopes) {
        return OperationRule.oneOf(List.of(ofMain(scopes)));
    }

    private static Alternative ofMain(String... scopes) {
        return new Alternative(Set.of("main"), Set.of(scopes));
    }
}
