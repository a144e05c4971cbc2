package dev.poolgate.aws.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.aws.AwsService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests of the Query protocol as no client with code of its own makes them, beside JSON at the same endpoint. */
class QueryRoutesTest {
    private static final ExecutorService EXECUTOR = BlockingExecutors.bounded("aws", 4);
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final String ASSUME = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=session"
            + "&RoleArn=arn:aws:iam::000000000000:role/r&WebIdentityToken=token";
    private static RunningEndpoint endpoint;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        List<AwsService> services = new ArrayList<>(QueryServices.both());
        services.addAll(FakeServices.both());
        endpoint = RunningEndpoint.start(services, Clock.systemUTC(), EXECUTOR);
    }

    @AfterAll
    static void stop() {
        endpoint.close();
        EXECUTOR.shutdownNow();
    }

    @Test
    void a_form_and_a_query_string_ask_the_same() throws Exception {
        String form = post(FORM, ASSUME).body();
        String query = get(ASSUME).body();
        assertThat(form)
                .startsWith("<AssumeRoleWithWebIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<AssumeRoleWithWebIdentityResult><Credentials>")
                .contains("<Expiration>2027-01-15T08:00:00Z</Expiration>");
        assertThat(query.replaceAll("<RequestId>.*</RequestId>", ""))
                .isEqualTo(form.replaceAll("<RequestId>.*</RequestId>", ""));
    }

    @Test
    void a_post_without_a_body_asks_by_its_query() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.uri() + "?" + ASSUME));
        assertThat(send(request.copy().POST(BodyPublishers.noBody())).body())
                .startsWith("<AssumeRoleWithWebIdentityResponse ");
        assertThat(send(request.copy()
                                .header("Content-Type", FORM)
                                .POST(BodyPublishers.ofString("Action=GetUser&Version=2011-06-15")))
                        .body())
                .contains("Could not find operation GetUser");
    }

    @Test
    void an_action_or_version_that_is_not_offered_is_invalid() throws Exception {
        HttpResponse<String> version = post(FORM, "Action=GetCallerIdentity&Version=2010-05-08");
        assertThat(version.statusCode()).isEqualTo(400);
        assertThat(version.body())
                .startsWith("<ErrorResponse xmlns=\"http://webservices.amazon.com/AWSFault/2005-15-09\"><Error>"
                        + "<Type>Sender</Type><Code>InvalidAction</Code><Message>Could not find operation "
                        + "GetCallerIdentity for version 2010-05-08</Message></Error><RequestId>");
        assertThat(post(FORM, "Action=GetCallerIdentity").body()).contains("for version NO_VERSION_SPECIFIED");
        assertThat(post(FORM, "Version=2011-06-15").body()).contains("<Code>MissingAction</Code>");
        assertThat(post(FORM, "").body()).contains("<Code>MissingAction</Code>");
    }

    @Test
    void a_long_action_is_not_repeated() throws Exception {
        assertThat(post(FORM, "Version=2011-06-15&Action=" + "a".repeat(2000)).body())
                .contains("InvalidAction")
                .doesNotContain("aaaa");
    }

    @Test
    void an_unsigned_call_of_a_signed_operation_misses_its_token() throws Exception {
        HttpResponse<String> refused = post(FORM, "Action=GetCallerIdentity&Version=2011-06-15");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("<Code>MissingAuthenticationToken</Code>");
    }

    @Test
    void s15_a_form_that_can_be_read_in_two_ways_is_refused() throws Exception {
        HttpResponse<String> refused = post(FORM, ASSUME + "&WebIdentityToken=other");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<Code>MalformedInput</Code>").doesNotContain("other");
    }

    @Test
    void a_body_beyond_the_limit_is_refused_in_xml() throws Exception {
        HttpResponse<String> refused = post(FORM, ASSUME + "&x=" + "a".repeat(64 * 1024));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("<Code>RequestEntityTooLarge</Code>");
    }

    @Test
    void a_target_header_means_json_whatever_the_content_type() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(endpoint.uri())
                .header("Content-Type", FORM)
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.GetUser")
                .POST(BodyPublishers.ofString("{\"AccessToken\":\"t\"}")));
        assertThat(answer.body()).startsWith("{\"Username\":\"alice\"");
    }

    @Test
    void an_operation_of_one_protocol_is_not_found_by_the_other() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(endpoint.uri())
                .header("X-Amz-Target", ".GetCallerIdentity")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.body()).contains("UnknownOperationException");
        assertThat(post(FORM, "Action=GetUser&Version=2016-04-18").body()).contains("InvalidAction");
    }

    private HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(endpoint.uri())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(endpoint.uri() + "?" + query)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
