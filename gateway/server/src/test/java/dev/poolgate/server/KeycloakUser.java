package dev.poolgate.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who signs in at the pages of Keycloak, as a browser that has no session there. */
record KeycloakUser(String issuer, String name, String password) {
    private static final String CALLBACK = "http://127.0.0.1/callback";
    private static final String NONCE = "n-0S6_WzA2Mj";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern SAML_RESPONSE = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    /** What the token endpoint hands to a client. */
    record Tokens(String access, String id, String refresh) {}

    /** Signs in to a client by the authorization code flow. */
    Tokens signIn(String client) throws IOException {
        String query = form(Map.of(
                "client_id", client,
                "redirect_uri", CALLBACK,
                "response_type", "code",
                "scope", "openid",
                "nonce", NONCE));
        HttpResponse<String> answer = submit("/protocol/openid-connect/auth?" + query);
        String code = found(CODE, answer.headers().firstValue("Location").orElse(""));
        HttpResponse<String> tokens = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "code", code,
                        "redirect_uri", CALLBACK)))));
        JsonNode json = new JsonMapper().readTree(tokens.body());
        return new Tokens(text(json, "access_token"), text(json, "id_token"), text(json, "refresh_token"));
    }

    /**
     * The response that the page posts to AWS after the sign-in.
     *
     * @param client the last word of its address at Keycloak
     */
    String signInBySaml(String client) throws IOException {
        return found(SAML_RESPONSE, submit("/protocol/saml/clients/" + client).body());
    }

    /**
     * Fills in the form of a page. Its cookies are for secure contexts; loopback is one to browsers, but not to
     * {@link java.net.CookieManager}, so they are carried here.
     */
    private HttpResponse<String> submit(String path) throws IOException {
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(issuer + path)));
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        return send(HttpRequest.newBuilder(URI.create(found(FORM, page.body())))
                .header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of("username", name, "password", password)))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no `" + pattern + "` in:\n" + text);
        }
        return HtmlUtils.htmlUnescape(matcher.group(1));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            throw new IllegalStateException("no `" + name + "` in " + json);
        }
        return value.stringValue();
    }
}
