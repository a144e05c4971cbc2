package dev.poolgate.userpool.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.imports.ImportUploads;
import dev.poolgate.userpool.imports.ImportWorker;
import dev.poolgate.userpool.passwords.SrpClient;
import dev.poolgate.userpool.storage.ImportJobTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddCustomAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserImportJobResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserImportJobResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetCsvHeaderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetCsvHeaderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserImportJobsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserImportJobsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHashingAlgorithmType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreconditionNotMetException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StopUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StopUserImportJobResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportInProgressException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

final class UserImportTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/logs";
    private static final String HEADER = "cognito:username,email,email_verified,phone_number,cognito:mfa_enabled\n";
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings -> settings).id();
    private final ImportWorker worker = pools.pools().importWorker();

    @Test
    void the_header_has_the_attributes_of_the_pool() {
        GetCsvHeaderResponse header =
                pools.call(GetCsvHeaderRequest.builder().userPoolId(poolId).build());
        assertThat(header.csvHeader())
                .contains("email", "email_verified", "name", "cognito:username", "cognito:mfa_enabled")
                .doesNotContain("sub", "identities");
    }

    @Test
    void users_are_made_and_counted_and_have_to_reset_their_password() {
        UserImportJobType job = create(null);
        assertThat(job.status()).isEqualTo(UserImportJobStatusType.CREATED);
        assertThat(job.preSignedUrl()).startsWith(Fixture.ISSUER_BASE + poolId + "/imports/" + job.jobId() + "/");
        pools.pools().seeding().user(poolId, "there", Fixture.PASSWORD, Map.of(), Set.of());
        upload(job, HEADER + """
                anna,anna@example.com,TRUE,,FALSE
                there,there@example.com,true,,false
                "bert""b",bert@example.com,True,+441234567890,TRUE
                noway,noway@example.com,FALSE,,FALSE
                nonumber,nonumber@example.com,TRUE,,TRUE
                short,one
                strange,strange@example.com,maybe,,FALSE
                """);
        start(job);
        assertThat(describe(job).status()).isEqualTo(UserImportJobStatusType.PENDING);

        worker.work();

        UserImportJobType done = describe(job);
        assertThat(done.status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        assertThat(List.of(done.importedUsers(), done.skippedUsers(), done.failedUsers()))
                .containsExactly(2L, 1L, 4L);
        assertThat(done.completionDate()).isNotNull();
        assertThat(done.preSignedUrl()).isNull();
        AdminGetUserResponse anna = user("anna");
        assertThat(anna.userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
        assertThat(anna.userAttributes())
                .contains(attribute("email", "anna@example.com"), attribute("email_verified", "true"));
        assertThat(user("bert\"b").userMFASettingList()).containsExactly("SMS_MFA");
        assertThat(pools.triggers.events).isEmpty();
    }

    @Test
    void a_row_without_end_is_not_read_into_memory_and_one_that_is_too_long_fails_alone() {
        UserImportJobType endless = create(null);
        upload(endless, HEADER + "anna,\"" + "x".repeat(200_000) + "\",true,,false\n");
        start(endless);
        worker.work();
        assertThat(describe(endless).status()).isEqualTo(UserImportJobStatusType.FAILED);
        assertThat(describe(endless).completionMessage()).isEqualTo("The file cannot be read");

        UserImportJobType tooLong = create(null);
        upload(
                tooLong,
                HEADER + "anna," + "x".repeat(17_000) + ",true,,false\n5\"pipe,pipe@example.com,true,,false\n"
                        + "\"q\"\"q\",\"bert@example.com\",true,,false\n" + "a,b\n".repeat(20_000));
        start(tooLong);
        worker.work();
        assertThat(List.of(describe(tooLong).importedUsers(), describe(tooLong).failedUsers()))
                .containsExactly(2L, 20_001L);
    }

    @Test
    void a_listed_user_with_attributes_without_end_fails_alone() {
        String attributes = IntStream.range(0, 2_000)
                .mapToObj(i -> "{\"Name\":\"custom:a" + i + "\",\"Value\":\"0123456789\"}")
                .collect(Collectors.joining(","));
        UserImportJobType job = create(null);
        upload(
                job,
                "{\"Users\":[{\"Username\":\"anna\",\"Attributes\":[" + attributes + "]},{\"Username\":\"bert\","
                        + "\"Attributes\":[{\"Name\":\"email\",\"Value\":\"b@example.com\"},"
                        + "{\"Name\":\"email_verified\",\"Value\":\"true\"}]}]}");
        start(job);
        worker.work();
        assertThat(List.of(describe(job).importedUsers(), describe(job).failedUsers()))
                .containsExactly(1L, 1L);
    }

    @Test
    void s69_nobody_costs_what_a_user_of_the_pool_costs() {
        String client = pools.client(
                        poolId, settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
        Duration before = refused(client, "nobody");
        UserImportJobType job = create(PasswordHashingAlgorithmType.PBKDF2_SHA256);
        upload(
                job,
                "cognito:username,cognito:password_hash\n" + "anna,$pbkdf2-sha256$1000000$c2FsdHNhbHRzYWx0c2FsdA$"
                        + "BBs+1+PaslLtBPULUr8/lQicvVuHiEPMz0i8MjLCbzM\n");
        start(job);
        worker.work();

        Duration user = refused(client, "anna");
        Duration nobody = refused(client, "nobody");

        assertThat(user).isGreaterThan(before.multipliedBy(4));
        assertThat(nobody).isGreaterThan(before.multipliedBy(4));
    }

    private Duration refused(String client, String name) {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> pools.password(client, name, "wrong"))
                    .hasMessage("Incorrect username or password.");
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return times.stream().sorted().toList().get(0);
    }

    @Test
    void hashes_from_elsewhere_sign_in_once_and_are_ours_from_then_on() {
        String client = pools.client(poolId, settings -> settings).clientId();
        UserImportJobType job = create(PasswordHashingAlgorithmType.PBKDF2_SHA256);
        upload(job, """
                cognito:username,cognito:password_hash
                dora,$pbkdf2-sha256$1000$c2FsdHNhbHRzYWx0c2FsdA$BBs+1+PaslLtBPULUr8/lQicvVuHiEPMz0i8MjLCbzM
                emil,not a hash
                """);
        start(job);
        worker.work();
        assertThat(describe(job).failedUsers()).isEqualTo(1);
        assertThat(user("dora").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        SrpClient srp = new SrpClient(poolId);

        assertThatThrownBy(() -> bySrp(client, srp)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> pools.password(client, "dora", "wrong horse"))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(pools.password(client, "dora", "correct horse").authenticationResult())
                .isNotNull();

        assertThat(bySrp(client, srp).authenticationResult()).isNotNull();
        assertThatThrownBy(() -> pools.password(client, "dora", "wrong horse"))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void users_as_aws_lists_them_keep_their_sub() {
        String sub = "0f8fad5b-d9cb-469f-a165-70867728950e";
        UserImportJobType job = create(null);
        upload(job, """
                {"PaginationToken": {"ignored": [1]}, "Users": [
                  {"Username": "anna", "Enabled": true, "UserStatus": "CONFIRMED", "MFAOptions": [{"a": "b"}],
                   "Attributes": [{"Name": "sub", "Value": "%s"}, {"Name": "email", "Value": "anna@example.com"},
                                  {"Name": "email_verified", "Value": "true"}, {"Name": "identities", "Value": "[]"}]},
                  {"Username": "bert", "Enabled": false,
                   "Attributes": [{"Name": "sub", "Value": "7c9e6679-7425-40de-944b-e07fc1f90ae7"},
                                  {"Name": "email", "Value": "bert@example.com"},
                                  {"Name": "email_verified", "Value": "true"}]},
                  {"Username": "carl", "Attributes": [{"Name": "sub", "Value": "chosen"}]},
                  {"Username": "dora", "Attributes": [{"Name": "sub", "Value": "%s"},
                                  {"Name": "email", "Value": "dora@example.com"},
                                  {"Name": "email_verified", "Value": "true"}]}
                ]}""".formatted(sub, sub));
        start(job);
        worker.work();

        UserImportJobType done = describe(job);
        assertThat(done.status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        assertThat(List.of(done.importedUsers(), done.skippedUsers(), done.failedUsers()))
                .containsExactly(2L, 1L, 1L);
        assertThat(user("anna").userAttributes()).contains(attribute("sub", sub));
        assertThat(user("bert").enabled()).isFalse();
    }

    @Test
    void a_list_of_a_pool_that_names_users_by_email_finds_their_names() {
        String byEmail = pools.pool(settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL))
                .id();
        CreateUserImportJobResponse made = pools.call(CreateUserImportJobRequest.builder()
                .userPoolId(byEmail)
                .jobName("everybody")
                .cloudWatchLogsRoleArn(ROLE)
                .build());
        String id = made.userImportJob().jobId();
        ImportUploads.Upload upload = pools.pools()
                .importUploads()
                .begin(byEmail, id, mark(made.userImportJob()))
                .orElseThrow();
        upload.write("""
                {"Users": [{"Username": "0f8fad5b-d9cb-469f-a165-70867728950e",
                  "Attributes": [{"Name": "sub", "Value": "0f8fad5b-d9cb-469f-a165-70867728950e"},
                                 {"Name": "email_verified", "Value": "true"},
                                 {"Name": "email", "Value": "anna@example.com"}]}]}""".getBytes(UTF_8));
        assertThat(upload.finish()).isTrue();
        pools.call(StartUserImportJobRequest.builder()
                .userPoolId(byEmail)
                .jobId(id)
                .build());
        worker.work();

        AdminGetUserResponse anna = pools.call(AdminGetUserRequest.builder()
                .userPoolId(byEmail)
                .username("anna@example.com")
                .build());
        assertThat(anna.username()).isEqualTo("0f8fad5b-d9cb-469f-a165-70867728950e");
        assertThat(anna.userAttributes()).contains(attribute("email_verified", "true"));
    }

    @Test
    void a_job_needs_a_file_and_begins_once_and_alone() {
        UserImportJobType job = create(null);
        assertThatThrownBy(() -> start(job)).isInstanceOf(PreconditionNotMetException.class);
        upload(job, HEADER + "anna,anna@example.com,TRUE,,FALSE\n");
        UserImportJobType other = create(null);
        upload(other, HEADER + "bert,bert@example.com,TRUE,,FALSE\n");
        start(job);
        assertThatThrownBy(() -> start(job)).isInstanceOf(PreconditionNotMetException.class);
        assertThatThrownBy(() -> start(other))
                .isInstanceOf(PreconditionNotMetException.class)
                .hasMessage("Another import job of the user pool is running.");
        assertThatThrownBy(() -> pools.call(AddCustomAttributesRequest.builder()
                        .userPoolId(poolId)
                        .customAttributes(SchemaAttributeType.builder()
                                .name("tier")
                                .attributeDataType(AttributeDataType.STRING)
                                .build())
                        .build()))
                .isInstanceOf(UserImportInProgressException.class);
        assertThatThrownBy(() -> pools.call(
                        DeleteUserPoolRequest.builder().userPoolId(poolId).build()))
                .isInstanceOf(UserImportInProgressException.class);
        worker.work();
        start(other);
        worker.work();
        assertThat(describe(other).status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        assertThat(describe(other).importedUsers()).isEqualTo(1);
    }

    @Test
    void what_is_no_such_file_fails_whole() {
        for (String file : List.of(
                "cognito:username,colour\nanna,red\n",
                "email\nanna@example.com\n",
                "cognito:username,cognito:username\nanna,anna\n",
                HEADER + "\"never closed",
                "{\"Users\": {}}",
                "{\"Users\": [{\"Username\": \"a",
                "{\"x\": " + "[".repeat(100) + "]".repeat(100) + "}",
                "")) {
            UserImportJobType job = create(null);
            upload(job, file);
            start(job);
            worker.work();
            assertThat(describe(job).status()).as(file).isEqualTo(UserImportJobStatusType.FAILED);
        }
    }

    @Test
    void a_job_is_stopped_before_it_begins_and_while_it_works() {
        UserImportJobType waiting = create(null);
        assertThat(stop(waiting).status()).isEqualTo(UserImportJobStatusType.STOPPED);
        assertThatThrownBy(() -> stop(waiting)).isInstanceOf(PreconditionNotMetException.class);
        UserImportJobType job = create(null);
        upload(job, HEADER + "anna,anna@example.com,TRUE,,FALSE\n");
        start(job);
        assertThat(stop(job).status()).isEqualTo(UserImportJobStatusType.STOPPING);

        worker.work();

        assertThat(describe(job).status()).isEqualTo(UserImportJobStatusType.STOPPED);
        assertThat(describe(job).importedUsers()).isZero();
    }

    @Test
    void one_node_works_at_a_job_and_another_goes_on_where_it_died() {
        UserImportJobType job = create(null);
        upload(job, HEADER + "anna,anna@example.com,TRUE,,FALSE\nbert,bert@example.com,TRUE,,FALSE\n");
        start(job);
        UserPoolStorage storage = UserPoolStorage.open(Fixture.DATABASE);
        ImportJobTable.Row row = storage.importJobs().find(poolId, job.jobId()).orElseThrow();
        // another node has it, did one line and died
        assertThat(storage.importJobs()
                        .lease(row, row.leaseUntil(), pools.clock.instant().plusSeconds(120)))
                .isTrue();
        pools.pools().seeding().user(poolId, "anna", Fixture.PASSWORD, Map.of(), Set.of());
        storage.importJobs().advance(row, 1, 1, 0, 0);

        worker.work();
        assertThat(describe(job).importedUsers()).isEqualTo(1);
        pools.clock.pass(Duration.ofMinutes(2));
        worker.work();

        assertThat(describe(job).status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        assertThat(List.of(describe(job).importedUsers(), describe(job).skippedUsers()))
                .containsExactly(2L, 0L);
    }

    @Test
    void an_upload_has_a_quarter_of_an_hour_and_a_job_a_day() {
        UserImportJobType job = create(null);
        pools.clock.pass(Duration.ofMinutes(15));
        assertThat(begin(job)).isEmpty();
        assertThat(describe(job).preSignedUrl()).isNull();
        pools.clock.pass(Duration.ofDays(1));
        worker.work();
        assertThat(describe(job).status()).isEqualTo(UserImportJobStatusType.EXPIRED);
    }

    @Test
    void an_address_that_is_not_the_jobs_takes_nothing_and_a_file_is_stored_sealed() {
        UserImportJobType job = create(null);
        assertThat(pools.pools().importUploads().begin(poolId, job.jobId(), "guess"))
                .isEmpty();
        assertThat(pools.pools().importUploads().begin(pools.poolId(), job.jobId(), mark(job)))
                .isEmpty();
        upload(job, HEADER + "anna,anna@example.com,TRUE,,FALSE\n");
        upload(job, HEADER + "bert,bert@example.com,TRUE,,FALSE\n");
        UserPoolStorage storage = UserPoolStorage.open(Fixture.DATABASE);
        ImportJobTable.Row row = storage.importJobs().find(poolId, job.jobId()).orElseThrow();
        assertThat(storage.importJobs()
                        .part(row, row.uploadId().orElseThrow(), 0)
                        .orElseThrow()
                        .text())
                .doesNotContain("anna", "bert");
        start(job);
        worker.work();
        assertThatThrownBy(() -> user("anna")).isInstanceOf(UserNotFoundException.class);
        assertThat(user("bert").userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
        assertThat(storage.importJobs().part(row, row.uploadId().orElseThrow(), 0))
                .isEmpty();
    }

    @Test
    void jobs_are_listed_page_by_page_and_those_of_other_pools_are_not_there() {
        UserImportJobType one = create(null);
        UserImportJobType two = create(null);
        ListUserImportJobsResponse first = list(null);
        ListUserImportJobsResponse second = list(first.paginationToken());
        assertThat(List.of(
                        first.userImportJobs().get(0).jobId(),
                        second.userImportJobs().get(0).jobId()))
                .containsExactlyInAnyOrder(one.jobId(), two.jobId());
        assertThat(second.paginationToken()).isNull();
        assertThatThrownBy(() -> pools.call(DescribeUserImportJobRequest.builder()
                        .userPoolId(pools.poolId())
                        .jobId(one.jobId())
                        .build()))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private UserImportJobType create(@Nullable PasswordHashingAlgorithmType algorithm) {
        CreateUserImportJobResponse response = pools.call(CreateUserImportJobRequest.builder()
                .userPoolId(poolId)
                .jobName("everybody")
                .cloudWatchLogsRoleArn(ROLE)
                .passwordHashingAlgorithm(algorithm)
                .build());
        return response.userImportJob();
    }

    private Optional<ImportUploads.Upload> begin(UserImportJobType job) {
        return pools.pools().importUploads().begin(poolId, job.jobId(), mark(job));
    }

    private static String mark(UserImportJobType job) {
        return job.preSignedUrl().substring(job.preSignedUrl().lastIndexOf('/') + 1);
    }

    /** In parts that end in the middle of a line. */
    private void upload(UserImportJobType job, String file) {
        ImportUploads.Upload upload = begin(job).orElseThrow();
        byte[] bytes = file.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += 50) {
            upload.write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 50)));
        }
        assertThat(upload.finish()).isTrue();
    }

    private void start(UserImportJobType job) {
        pools.call(StartUserImportJobRequest.builder()
                .userPoolId(poolId)
                .jobId(job.jobId())
                .build());
    }

    private UserImportJobType stop(UserImportJobType job) {
        StopUserImportJobResponse response = pools.call(StopUserImportJobRequest.builder()
                .userPoolId(poolId)
                .jobId(job.jobId())
                .build());
        return response.userImportJob();
    }

    private UserImportJobType describe(UserImportJobType job) {
        DescribeUserImportJobResponse response = pools.call(DescribeUserImportJobRequest.builder()
                .userPoolId(poolId)
                .jobId(job.jobId())
                .build());
        return response.userImportJob();
    }

    private ListUserImportJobsResponse list(@Nullable String token) {
        return pools.call(ListUserImportJobsRequest.builder()
                .userPoolId(poolId)
                .maxResults(1)
                .paginationToken(token)
                .build());
    }

    private AdminGetUserResponse user(String name) {
        return pools.call(
                AdminGetUserRequest.builder().userPoolId(poolId).username(name).build());
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    private RespondToAuthChallengeResponse bySrp(String client, SrpClient srp) {
        InitiateAuthResponse asked = pools.initiate(
                client, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "dora", "SRP_A", srp.publicValue()));
        return pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(client)
                .challengeName(asked.challengeName())
                .challengeResponses(srp.answer(asked.challengeParameters(), "correct horse", pools.clock.instant()))
                .build());
    }
}
