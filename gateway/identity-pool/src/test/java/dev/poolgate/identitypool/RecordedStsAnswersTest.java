package dev.poolgate.identitypool;

import static dev.poolgate.identitypool.TestRoles.allow;
import static dev.poolgate.identitypool.TestRoles.arn;
import static dev.poolgate.identitypool.TestRoles.role;
import static dev.poolgate.identitypool.TestRoles.trust;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each answer that AWS's own STS was recorded giving, beside ours to the same call. */
class RecordedStsAnswersTest {
    private static final String FILE = "/vectors/localstack-sts/test_sts.snapshot.json";
    private static final String ANYTHING = "[\"sts:AssumeRole\",\"sts:TagSession\"]";

    /** Not compared, and why. */
    private static final Map<String, String> OUT_OF_SCOPE = Map.of(
            "test_get_federation_token/get-federation-token", "refused by design: see `NotPermitted`",
            "test_assume_role/role-session-name", "a name that the recording chose, no answer",
            "test_assume_role/create-role", "made ready by IAM, not an answer of STS",
            "test_assume_role_tag_validation/role-1", "made ready by IAM, not an answer of STS",
            "test_iam_role_chaining_override_transitive_tags/role-1", "made ready by IAM, not an answer of STS",
            "test_iam_role_chaining_override_transitive_tags/role-2", "made ready by IAM, not an answer of STS");

    private static final Map<String, Supplier<Object>> CALLS = new LinkedHashMap<>();
    private static RunningPools running;
    private static StsClient administrator;
    private static StsClient session;

    static {
        CALLS.put("test_assume_role/assume-role", () -> assume(administrator, arn("first"), "Session1"));
        String tagging = "test_assume_role_tag_validation/";
        CALLS.put(
                tagging + "invalid-transitive-tag-keys",
                () -> administrator.assumeRole(assume -> assume.roleArn(arn("first"))
                        .roleSessionName("Session1")
                        .tags(tag("SessionTag1"))
                        .transitiveTagKeys("InvalidKey")));
        CALLS.put(
                tagging + "duplicate-tag-keys-different-casing",
                () -> administrator.assumeRole(assume -> assume.roleArn(arn("first"))
                        .roleSessionName("Session1")
                        .tags(tag("SessionTag1"), tag("sessiontag1"))
                        .transitiveTagKeys("SessionTag1")));
        String chaining = "test_iam_role_chaining_override_transitive_tags/";
        CALLS.put(chaining + "override-transitive-tag-error", () -> overriding("SessionTag1"));
        CALLS.put(chaining + "override-transitive-tag-case-ignore-error", () -> overriding("sessiontag1"));
        String invalid = "test_sts_invalid_parameters/";
        CALLS.put(invalid + "malformed-arn", () -> assume(administrator, "nothing-valid-in-here", "Session1"));
        CALLS.put(invalid + "no-partition", () -> assume(administrator, "arn::b:::something/test-role", "Session1"));
        CALLS.put(invalid + "no-service", () -> assume(administrator, "arn:a::::something/test-role", "Session1"));
        CALLS.put(
                invalid + "not-enough-colons", () -> assume(administrator, "arn:a:::something/test-role", "Session1"));
        CALLS.put(invalid + "no-resource", () -> assume(administrator, "arn:a:a::aaaaaaaaaa:", "Session1"));
        CALLS.put(invalid + "invalid-session-name", () -> assume(administrator, arn("first"), "Session1:2"));
    }

    @BeforeAll
    static void start() {
        running = new RunningPools();
        String account = "{\"AWS\":\"000000000000\"}";
        running.roles
                .put(role("first", trust(account, ANYTHING, "{}"), allow("sts:*", "*")))
                .put(role("second", trust(account, ANYTHING, "{}")));
        running.pools.knownRoles().refresh();
        administrator = client(AwsBasicCredentials.create(
                RunningPools.ADMINISTRATOR.accessKeyId(), RunningPools.ADMINISTRATOR.secretAccessKey()));
        Credentials tagged = administrator
                .assumeRole(assume -> assume.roleArn(arn("first"))
                        .roleSessionName("Session1")
                        .tags(tag("SessionTag1"))
                        .transitiveTagKeys("SessionTag1"))
                .credentials();
        session = client(
                AwsSessionCredentials.create(tagged.accessKeyId(), tagged.secretAccessKey(), tagged.sessionToken()));
    }

    @AfterAll
    static void stop() {
        session.close();
        administrator.close();
        running.close();
    }

    @ParameterizedTest
    @MethodSource("compared")
    void our_answer_is_the_recorded_one(String name) throws Exception {
        assertThat(ours(Objects.requireNonNull(CALLS.get(name))))
                .isEqualTo(recorded().get(name));
    }

    @Test
    void every_recorded_answer_is_compared_or_argued() throws Exception {
        assertThat(recorded().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(CALLS.keySet().stream(), OUT_OF_SCOPE.keySet().stream())
                                .toList());
    }

    static Stream<String> compared() {
        return CALLS.keySet().stream();
    }

    /** By test and answer. Headers and dates were not recorded. */
    private static Map<String, JsonNode> recorded() throws Exception {
        Map<String, JsonNode> answers = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(RecordedStsAnswersTest.class.getResourceAsStream(FILE))) {
            for (Map.Entry<String, JsonNode> test :
                    new JsonMapper().readTree(in).properties()) {
                String name = test.getKey().substring(test.getKey().lastIndexOf(':') + 1);
                test.getValue()
                        .get("recorded-content")
                        .properties()
                        .forEach(answer -> answers.put(name + "/" + answer.getKey(), answer.getValue()));
            }
        }
        return answers;
    }

    private static JsonNode ours(Supplier<Object> call) {
        try {
            return json(members((SdkPojo) call.get()), 200);
        } catch (StsException e) {
            Map<String, Object> error = Map.of(
                    "Code", e.awsErrorDetails().errorCode(),
                    "Message", e.awsErrorDetails().errorMessage(),
                    "Type", type(e.awsErrorDetails().rawResponse().asUtf8String()));
            return json(new TreeMap<>(Map.of("Error", error)), e.statusCode());
        }
    }

    /** The names and numbers of ours, as the recording writes its own. */
    private static JsonNode json(Map<String, Object> answer, int status) {
        answer.put("ResponseMetadata", Map.of("HTTPHeaders", Map.of(), "HTTPStatusCode", status));
        JsonMapper mapper = new JsonMapper();
        return mapper.readTree(mapper.writeValueAsString(answer)
                .replace(
                        "arn:aws:sts::000000000000:assumed-role/first/Session1", //
                        "arn:<partition>:sts::111111111111:assumed-role/<resource:1>/<role-session-name:1>")
                .replace("AROAFIRST:Session1", "<role-id:1>:<role-session-name:1>"));
    }

    private static Map<String, Object> members(SdkPojo pojo) {
        Map<String, Object> members = new TreeMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null) {
                members.put(field.memberName(), value instanceof SdkPojo inner ? members(inner) : text(field, value));
            }
        }
        return members;
    }

    /** What is new each time is told by its shape. */
    private static Object text(SdkField<?> field, Object value) {
        return switch (field.memberName()) {
            case "AccessKeyId" -> shaped(value, "ASIA[A-Z2-7]{16}", "<access-key-id:1>");
            case "SecretAccessKey" -> shaped(value, "[A-Za-z0-9/+]{40}", "<secret-access-key:1>");
            case "SessionToken" -> shaped(value, "\\S+", "<session-token:1>");
            case "Expiration" -> shaped(value, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "<datetime>");
            default -> value;
        };
    }

    private static Object shaped(Object value, String shape, String placeholder) {
        return value.toString().matches(shape) ? placeholder : value.toString();
    }

    /** The SDK drops it. */
    private static String type(String body) {
        Matcher type = Pattern.compile("<Type>(\\w+)</Type>").matcher(body);
        return type.find() ? type.group(1) : "";
    }

    private static AssumeRoleResponse assume(StsClient client, String roleArn, String sessionName) {
        return client.assumeRole(assume -> assume.roleArn(roleArn).roleSessionName(sessionName));
    }

    private static AssumeRoleResponse overriding(String key) {
        return session.assumeRole(assume ->
                assume.roleArn(arn("second")).roleSessionName("Session2").tags(tag(key)));
    }

    private static Tag tag(String key) {
        return Tag.builder().key(key).value("SessionValue1").build();
    }

    private static StsClient client(AwsCredentials credentials) {
        return StsClient.builder()
                .endpointOverride(running.uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }
}
