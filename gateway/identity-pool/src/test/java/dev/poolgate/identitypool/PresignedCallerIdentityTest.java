package dev.poolgate.identitypool;

import static dev.poolgate.identitypool.TestRoles.arn;
import static dev.poolgate.identitypool.TestRoles.role;
import static dev.poolgate.identitypool.TestRoles.trust;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A presigned GetCallerIdentity, which a caller hands to somebody who is to know who they are. */
class PresignedCallerIdentityTest {
    private static final String CLUSTER = "x-k8s-aws-id";
    private static final AwsCredentials ADMINISTRATOR = AwsBasicCredentials.create(
            RunningPools.ADMINISTRATOR.accessKeyId(), RunningPools.ADMINISTRATOR.secretAccessKey());
    private static RunningPools running;
    private static AwsCredentials session;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        running = new RunningPools();
        running.roles.put(role("node", trust("{\"AWS\":\"000000000000\"}", "\"sts:AssumeRole\"", "{}")));
        running.pools.knownRoles().refresh();
        try (StsClient sts = StsClient.builder()
                .endpointOverride(running.uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(ADMINISTRATOR))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            Credentials issued = sts.assumeRole(
                            assume -> assume.roleArn(arn("node")).roleSessionName("i-1"))
                    .credentials();
            session =
                    AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
        }
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void whoever_has_the_url_is_told_whose_it_is() throws Exception {
        HttpResponse<String> answer = send(callerIdentity().by(session, running.uri()), "GET", "prod");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<Arn>arn:aws:sts::000000000000:assumed-role/node/i-1</Arn>")
                .contains("<UserId>AROANODE:i-1</UserId>");
        assertThat(send(callerIdentity().by(ADMINISTRATOR, running.uri()), "GET", "prod")
                        .body())
                .contains("<Arn>" + RunningPools.ADMINISTRATOR.principalArn() + "</Arn>");
    }

    @Test
    void a_presigned_post_is_asked_by_its_query() throws Exception {
        URI url = callerIdentity().with(SdkHttpMethod.POST).by(session, running.uri());

        assertThat(send(url, "POST", "prod").body()).contains("assumed-role/node/i-1");
        refused("SignatureDoesNotMatch", send(url, "GET", "prod"));
    }

    @Test
    void what_was_changed_after_signing_is_refused() throws Exception {
        URI url = callerIdentity().by(session, running.uri());

        refused("SignatureDoesNotMatch", send(url, "GET", "other"));
        refused("SignatureDoesNotMatch", send(changed(url, "X-Amz-Expires=60", "X-Amz-Expires=600"), "GET", "prod"));
        refused(
                "MissingAuthenticationToken",
                send(changed(url, "Action=GetCallerIdentity", "Action=GetAccessKeyInfo"), "GET", "prod"));
        refused("SignatureDoesNotMatch", send(URI.create(url + "&More=1"), "GET", "prod"));
        refused("InvalidClientTokenId", send(changed(url, "ASIA[A-Z2-7]{16}", "ASIAAAAAAAAAAAAAAAAA"), "GET", "prod"));
        HttpResponse<String> withoutHeader =
                http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
        refused("SignatureDoesNotMatch", withoutHeader);
    }

    @Test
    void a_url_that_expired_is_refused() throws Exception {
        URI old = callerIdentity().signed(Duration.ofMinutes(2)).by(session, running.uri());

        HttpResponse<String> expired = send(old, "GET", "prod");
        refused("SignatureDoesNotMatch", expired);
        assertThat(expired.body()).contains("Signature expired: ").contains("60 sec.)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AssumeRole", "GetAccessKeyInfo", "DecodeAuthorizationMessage", "GetSessionToken"})
    void nothing_else_of_sts_is_asked_by_url(String action) throws Exception {
        Presigned question = Presigned.get(
                "sts",
                Map.of(
                        "Action", action,
                        "Version", "2011-06-15",
                        "RoleArn", arn("node"),
                        "RoleSessionName", "i-2",
                        "AccessKeyId", "ASIAAAAAAAAAAAAAAAAA",
                        "EncodedMessage", "x"));

        refused("MissingAuthenticationToken", send(question.by(ADMINISTRATOR, running.uri()), "GET", "prod"));
        refused("MissingAuthenticationToken", send(question.by(session, running.uri()), "GET", "prod"));
    }

    @Test
    void nothing_is_administered_by_url() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(running.uri() + "/?"
                                + callerIdentity()
                                        .by(ADMINISTRATOR, running.uri())
                                        .getRawQuery()))
                        .header("X-Amz-Target", "AWSCognitoIdentityService.ListIdentityPools")
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .POST(BodyPublishers.ofString("{\"MaxResults\":1}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.body()).contains("MissingAuthenticationTokenException");
    }

    private HttpResponse<String> send(URI url, String method, String cluster) throws Exception {
        return http.send(
                HttpRequest.newBuilder(url)
                        .header(CLUSTER, cluster)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI changed(URI url, String from, String to) {
        URI changed = URI.create(url.toString().replaceFirst(from, to));
        assertThat(changed).isNotEqualTo(url);
        return changed;
    }

    private static void refused(String code, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>" + code + "</Code>");
    }

    private static Presigned callerIdentity() {
        return Presigned.get("sts", Map.of("Action", "GetCallerIdentity", "Version", "2011-06-15"))
                .with(CLUSTER, "prod");
    }
}
