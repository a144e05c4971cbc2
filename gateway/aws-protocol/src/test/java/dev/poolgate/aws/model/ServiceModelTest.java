package dev.poolgate.aws.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddCustomAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ServiceModelTest {
    private final ServiceModel userPools = ServiceModel.of("cognito-idp");
    private final ServiceModel identityPools = ServiceModel.of("cognito-identity");

    @Test
    void a_missing_required_member_is_told_as_aws_tells_it() {
        assertThat(userPools.violations(
                        "CreateGroup",
                        CreateGroupRequest.builder().groupName("g").build()))
                .hasValue("1 validation error detected: Value null at 'userPoolId' failed to satisfy constraint: "
                        + "Member must not be null");
    }

    @Test
    void a_document_may_hold_anything() {
        assertThat(userPools.violations(
                        "CompleteWebAuthnRegistration",
                        CompleteWebAuthnRegistrationRequest.builder()
                                .accessToken("a")
                                .credential(Document.fromMap(Map.of("id", Document.fromString("x"))))
                                .build()))
                .isEmpty();
    }

    @Test
    void several_violations_are_told_together() {
        assertThat(userPools.violations(
                        "InitiateAuth", InitiateAuthRequest.builder().build()))
                .hasValue(
                        "2 validation errors detected: Value null at 'authFlow' failed to satisfy constraint: Member must "
                                + "not be null; Value null at 'clientId' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void a_pattern_is_anchored_and_a_value_that_is_no_secret_is_repeated() {
        assertThat(identityPools.violations("GetId", getId("x-us-east-1")))
                .hasValue("1 validation error detected: Value 'x-us-east-1' at 'identityPoolId' failed to satisfy "
                        + "constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+");
        assertThat(identityPools.violations("GetId", getId("us-east-1:0-f"))).isEmpty();
        assertThat(identityPools.violations("GetId", getId("us-east-1:0-f\n"))).isNotEmpty();
    }

    @Test
    void lengths_count_from_the_least_to_the_most() {
        assertThat(identityPools.violations("GetId", getId("")))
                .get()
                .asString()
                .contains("greater than or equal to 1");
        assertThat(identityPools.violations("GetId", getId("a:" + "0".repeat(53))))
                .isEmpty();
        assertThat(identityPools.violations("GetId", getId("a:" + "0".repeat(54))))
                .get()
                .asString()
                .contains("less than or equal to 55");
    }

    @Test
    void numbers_have_a_range() {
        assertThat(userPools.violations("ListUsers", listUsers(0))).isEmpty();
        assertThat(userPools.violations("ListUsers", listUsers(60))).isEmpty();
        assertThat(userPools.violations("ListUsers", listUsers(61)))
                .hasValue("1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 60");
        assertThat(userPools.violations("ListUsers", listUsers(-1)))
                .get()
                .asString()
                .contains("greater than or equal to 0");
    }

    @Test
    void enumerations_are_closed() {
        InitiateAuthRequest request = InitiateAuthRequest.builder()
                .authFlow("NO_SUCH_FLOW")
                .clientId("c")
                .build();
        assertThat(userPools.violations("InitiateAuth", request))
                .get()
                .asString()
                .startsWith("1 validation error detected: Value 'NO_SUCH_FLOW' at 'authFlow' failed to satisfy "
                        + "constraint: Member must satisfy enum value set: [USER_SRP_AUTH, ");
    }

    @Test
    void members_of_lists_and_maps_are_checked_and_named() {
        assertThat(userPools.violations(
                        "SignUp",
                        signUp("pw")
                                .userAttributes(attribute("email"), attribute(""))
                                .build()))
                .get()
                .asString()
                .contains("at 'userAttributes.2.member.name'");
        TagResourceRequest tags = TagResourceRequest.builder()
                .resourceArn("arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a")
                .tags(Map.of("k".repeat(129), "v"))
                .build();
        assertThat(userPools.violations("TagResource", tags)).get().asString().contains("at 'tags.key'");
    }

    @Test
    void a_list_or_map_has_a_size_and_one_never_set_is_absent() {
        AddCustomAttributesRequest absent =
                AddCustomAttributesRequest.builder().userPoolId("us-east-1_a").build();
        assertThat(userPools.violations("AddCustomAttributes", absent))
                .get()
                .asString()
                .contains("Value null at 'customAttributes'");
        assertThat(userPools.violations(
                        "AddCustomAttributes",
                        absent.toBuilder().customAttributes(List.of()).build()))
                .get()
                .asString()
                .contains("Value at 'customAttributes' failed to satisfy constraint: Member must have length greater");
    }

    @Test
    void s68_secrets_are_not_repeated() {
        String secret = "hunter2 ".repeat(40);
        assertThat(userPools.violations("SignUp", signUp(secret).build()))
                .get()
                .asString()
                .contains("Value at 'password'")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"al\0ice", "half of a pair \ud83d", "\udd13 the other half"})
    void what_no_database_keeps_is_refused_also_where_aws_names_no_pattern(String text) {
        InitiateAuthRequest value = InitiateAuthRequest.builder()
                .authFlow("USER_PASSWORD_AUTH")
                .clientId("client1")
                .authParameters(Map.of("USERNAME", text))
                .build();
        InitiateAuthRequest key =
                value.toBuilder().authParameters(Map.of(text, "alice")).build();

        assertThat(userPools.violations("InitiateAuth", value))
                .hasValue("1 validation error detected: Value at 'authParameters.value' failed to satisfy constraint: "
                        + "Member must not contain NUL or half a surrogate pair");
        assertThat(userPools.violations("InitiateAuth", key)).get().asString().contains("at 'authParameters.key'");
        assertThat(userPools.violations(
                        "InitiateAuth",
                        value.toBuilder()
                                .authParameters(Map.of("USERNAME", "whole \ud83d\udd13"))
                                .build()))
                .isEmpty();
    }

    @Test
    void no_more_than_ten_violations_are_told() {
        SignUpRequest request = signUp("pw")
                .userAttributes(Collections.nCopies(10_000, attribute("")))
                .build();
        assertThat(userPools.violations("SignUp", request))
                .get()
                .asString()
                .startsWith("10 validation errors detected: ");
    }

    @Test
    void the_models_say_who_signs() {
        assertThat(userPools.signed("CreateGroup")).hasValue(true);
        assertThat(userPools.signed("InitiateAuth")).hasValue(false);
        assertThat(identityPools.signed("GetCredentialsForIdentity")).hasValue(false);
        assertThat(identityPools.signed("InitiateAuth")).isEmpty();
    }

    @Test
    void services_of_the_query_protocol_say_how_they_are_told_apart() {
        ServiceModel iam = ServiceModel.of("iam");
        assertThat(iam.query()).hasValue(new QueryNames("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"));
        assertThat(iam.resultName("GetRole")).hasValue("GetRoleResult");
        assertThat(iam.resultName("DeleteRole")).isEmpty();
        assertThat(iam.error("NoSuchEntityException")).hasValue(new ErrorCode("NoSuchEntity", 404));
        assertThat(iam.error("Exception")).isEmpty();
        assertThat(ServiceModel.of("sts").error("IdpCommunicationErrorException"))
                .hasValue(new ErrorCode("IDPCommunicationError", 400));
        assertThat(userPools.query()).isEmpty();
    }

    @Test
    void a_service_without_a_model_is_refused() {
        assertThatThrownBy(() -> ServiceModel.of("ec2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`ec2`");
    }

    @Test
    void the_violation_codes_are_those_seen() {
        assertThat(userPools.violationCode()).isEqualTo("InvalidParameterException");
        assertThat(identityPools.violationCode()).isEqualTo("ValidationException");
    }

    static Stream<Pattern> patterns() {
        return Stream.of("cognito-idp", "cognito-identity", "sts", "iam").flatMap(ServiceModelTest::patterns);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void s62_no_pattern_is_slow_or_deep_on_the_longest_text_a_member_can_hold(Pattern pattern) {
        for (String piece : List.of("a", "0", "-", "arn:a:", "####", " ", "\u00e9", "a.", "\ud83d\ude00")) {
            String text = piece.repeat(131_072 / piece.length());
            long start = System.nanoTime();
            assertThat(pattern.matcher(text + "\u0000").matches()).isIn(true, false);
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cognito-idp", "cognito-identity", "sts", "iam"})
    void every_shape_that_is_named_exists(String service) {
        JsonNode shapes = model(service).get("shapes");
        assertThat(model(service).get("operations").properties()).isNotEmpty().allSatisfy(each -> assertThat(
                        shapes.has(each.getValue().get("input").stringValue()))
                .isTrue());
        shapes.forEach(shape -> shape.path("members")
                .forEach(member -> assertThat(shapes.has(member.stringValue())).isTrue()));
    }

    private static Stream<Pattern> patterns(String service) {
        return model(service).get("shapes").properties().stream()
                .map(each -> each.getValue().path("pattern").asString(""))
                .filter(pattern -> !pattern.isEmpty())
                .distinct()
                .map(Pattern::compile);
    }

    private static JsonNode model(String service) {
        try (InputStream resource = ServiceModel.class.getResourceAsStream(service + ".json")) {
            return new JsonMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SdkPojo getId(String pool) {
        return GetIdRequest.builder().identityPoolId(pool).build();
    }

    private static SdkPojo listUsers(int limit) {
        return ListUsersRequest.builder().userPoolId("us-east-1_a").limit(limit).build();
    }

    private static SignUpRequest.Builder signUp(String password) {
        return SignUpRequest.builder().clientId("c").username("u").password(password);
    }

    private static AttributeType attribute(String name) {
        return AttributeType.builder().name(name).value("v").build();
    }
}
