package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.Presigned;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** A URL lies in logs, so that the account is not administered by one. */
class PresignedIamTest extends IamTest {
    private static final AwsBasicCredentials ADMINISTRATOR = AwsBasicCredentials.create(
            RunningIam.ADMINISTRATOR.accessKeyId(), RunningIam.ADMINISTRATOR.secretAccessKey());

    @Test
    void the_administrators_own_url_counts_as_not_signed() throws Exception {
        URI url = Presigned.get("iam", Map.of("Action", "ListRoles", "Version", "2010-05-08"))
                .by(ADMINISTRATOR, running.uri());

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>MissingAuthenticationToken</Code>");
    }
}
