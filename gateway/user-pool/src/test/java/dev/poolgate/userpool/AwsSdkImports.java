package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

/** Users from a file, by AWS's client and a plain upload. */
final class AwsSdkImports {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private AwsSdkImports() {}

    static void run(RunningPools running, CognitoIdentityProviderClient aws) throws Exception {
        String poolId =
                aws.createUserPool(pool -> pool.poolName("imported")).userPool().id();
        assertThat(aws.getCSVHeader(header -> header.userPoolId(poolId)).csvHeader())
                .contains("cognito:username");
        UserImportJobType job = aws.createUserImportJob(create -> create.userPoolId(poolId)
                        .jobName("everybody")
                        .cloudWatchLogsRoleArn("arn:aws:iam::000000000000:role/logs"))
                .userImportJob();
        StringBuilder file = new StringBuilder("cognito:username,email,email_verified,cognito:mfa_enabled\n");
        for (int i = 0; i < 20; i++) {
            file.append("user").append(i).append(",user").append(i).append("@example.com,TRUE,FALSE\n");
        }
        // more than a part
        file.append("\n".repeat(300_000));
        assertThat(put(job.preSignedUrl() + "x", "nobody")).isEqualTo(403);
        assertThat(put(job.preSignedUrl(), file.toString())).isEqualTo(200);
        aws.startUserImportJob(start -> start.userPoolId(poolId).jobId(job.jobId()));
        assertThat(put(job.preSignedUrl(), "too late")).isEqualTo(403);

        running.imports.work();

        UserImportJobType done = aws.describeUserImportJob(
                        one -> one.userPoolId(poolId).jobId(job.jobId()))
                .userImportJob();
        assertThat(done.status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        assertThat(done.importedUsers()).isEqualTo(20);
        assertThat(aws.listUserImportJobs(list -> list.userPoolId(poolId).maxResults(10))
                        .userImportJobs())
                .hasSize(1);
        UserImportJobType other = aws.createUserImportJob(create -> create.userPoolId(poolId)
                        .jobName("nobody")
                        .cloudWatchLogsRoleArn("arn:aws:iam::000000000000:role/logs"))
                .userImportJob();
        assertThat(aws.stopUserImportJob(stop -> stop.userPoolId(poolId).jobId(other.jobId()))
                        .userImportJob()
                        .status())
                .isEqualTo(UserImportJobStatusType.STOPPED);
    }

    private static int put(String url, String file) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .PUT(HttpRequest.BodyPublishers.ofString(file))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
