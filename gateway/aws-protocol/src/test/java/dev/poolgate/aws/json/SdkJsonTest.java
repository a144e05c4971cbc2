package dev.poolgate.aws.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUiCustomizationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

class SdkJsonTest {
    private final SdkJson json = new SdkJson();

    @Test
    void a_request_is_read_member_by_member() {
        InitiateAuthRequest request = json.read("""
                {"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"c",
                 "AuthParameters":{"USERNAME":"alice","PASSWORD":"p"},
                 "UserContextData":{"EncodedData":"e"}}""", InitiateAuthRequest.builder());

        assertThat(request.authFlow()).isEqualTo(AuthFlowType.USER_PASSWORD_AUTH);
        assertThat(request.clientId()).isEqualTo("c");
        assertThat(request.authParameters()).containsOnly(Map.entry("USERNAME", "alice"), Map.entry("PASSWORD", "p"));
        assertThat(request.userContextData().encodedData()).isEqualTo("e");
        assertThat(request.hasClientMetadata()).isFalse();
    }

    @Test
    void a_list_of_structures_and_a_timestamp_are_written() {
        UserType user = UserType.builder()
                .username("alice")
                .attributes(AttributeType.builder().name("email").value("a@b.c").build())
                .userCreateDate(Instant.ofEpochMilli(1545714000123L))
                .enabled(true)
                .build();

        assertThat(json.write(user))
                .isEqualTo("{\"Username\":\"alice\",\"Attributes\":[{\"Name\":\"email\",\"Value\":\"a@b.c\"}],"
                        + "\"UserCreateDate\":1545714000.123,\"Enabled\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.442877512E9", "1442877512", "1442877512.0", "14428775120e-1"})
    void a_timestamp_is_read_in_every_number_form(String text) {
        Credentials credentials = json.read("{\"Expiration\":" + text + "}", Credentials.builder());
        assertThat(credentials.expiration()).isEqualTo(Instant.ofEpochSecond(1442877512));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e400", "0e999999999", "1e-999999999", "\"1442877512\"", "true"})
    void a_timestamp_out_of_range_or_of_another_type_is_refused(String text) {
        assertThatThrownBy(() -> json.read("{\"Expiration\":" + text + "}", Credentials.builder()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("`Expiration`");
    }

    @Test
    void a_time_before_the_epoch_and_nanoseconds_come_back() {
        Instant time = Instant.ofEpochSecond(-5, 123_456_789);
        UserType user = UserType.builder().userCreateDate(time).build();
        assertThat(json.read(json.write(user), UserType.builder())).isEqualTo(user);
    }

    @Test
    void a_blob_is_base64() {
        SetUiCustomizationRequest request = SetUiCustomizationRequest.builder()
                .imageFile(SdkBytes.fromUtf8String("png"))
                .build();
        assertThat(json.write(request)).isEqualTo("{\"ImageFile\":\"cG5n\"}");
        assertThat(json.read(json.write(request), SetUiCustomizationRequest.builder()))
                .isEqualTo(request);
    }

    @Test
    void a_document_keeps_every_kind_of_value() {
        String text = "{\"AccessToken\":\"t\",\"Credential\":"
                + "{\"id\":\"x\",\"n\":1.50,\"big\":12345678901234567890,\"b\":false,\"z\":null,\"l\":[1,{\"k\":[]}]}}";
        CompleteWebAuthnRegistrationRequest request = json.read(text, CompleteWebAuthnRegistrationRequest.builder());

        assertThat(request.credential().asMap().get("id")).isEqualTo(Document.fromString("x"));
        assertThat(json.write(request)).isEqualTo(text);
    }

    @Test
    void an_explicitly_empty_list_or_map_stays_and_one_never_set_is_left_out() {
        InitiateAuthRequest empty =
                InitiateAuthRequest.builder().authParameters(Map.of()).build();
        assertThat(json.write(empty)).isEqualTo("{\"AuthParameters\":{}}");
        assertThat(json.read("{\"AuthParameters\":{}}", InitiateAuthRequest.builder())
                        .hasAuthParameters())
                .isTrue();

        ListUsersRequest none =
                ListUsersRequest.builder().attributesToGet(List.of()).build();
        assertThat(json.write(none)).isEqualTo("{\"AttributesToGet\":[]}");
        assertThat(json.write(ListUsersRequest.builder().build())).isEqualTo("{}");
    }

    @Test
    void members_nobody_knows_are_skipped_and_null_is_absent() {
        ListUsersRequest request =
                json.read("{\"UserPoolId\":\"p\",\"Future\":{\"a\":[1]},\"Filter\":null}", ListUsersRequest.builder());
        assertThat(request).isEqualTo(ListUsersRequest.builder().userPoolId("p").build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Limit\":\"1\"}",
                "{\"Limit\":1.5}",
                "{\"Limit\":2147483648}",
                "{\"Limit\":1e3}",
                "{\"Filter\":1}",
                "{\"Filter\":{}}",
                "{\"AttributesToGet\":\"a\"}",
                "{\"AttributesToGet\":[null]}",
                "{\"AttributesToGet\":[1]}",
                "[]",
                "1",
                "null",
                "\"\""
            })
    void another_type_is_refused(String text) {
        assertThatThrownBy(() -> json.read(text, ListUsersRequest.builder()))
                .isInstanceOf(SerializationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}{}",
                "{} x",
                "{'UserPoolId':'p'}",
                "{\"UserPoolId\":\"a\",\"UserPoolId\":\"b\"}",
                "{\"Other\":{\"x\":1,\"x\":2}}",
                "{\"Limit\":NaN}",
                "{\"Limit\":01}",
                "// c\n{}"
            })
    void text_that_is_not_strict_json_is_refused(String text) {
        assertThatThrownBy(() -> json.read(text, ListUsersRequest.builder()))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void nesting_is_limited_even_in_members_nobody_knows() {
        String deep = "{\"Other\":" + "[".repeat(64) + "]".repeat(64) + "}";
        String allowed = "{\"Other\":" + "[".repeat(63) + "]".repeat(63) + "}";
        assertThatThrownBy(() -> json.read(deep, ListUsersRequest.builder()))
                .isInstanceOf(SerializationException.class);
        assertThat(json.read(allowed, ListUsersRequest.builder()))
                .isEqualTo(ListUsersRequest.builder().build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"AuthParameters\":{\"PASSWORD\":hunter2}}", "{\"AuthParameters\":[\"hunter2\"]}"})
    void s68_a_refusal_quotes_no_input(String text) {
        assertThatThrownBy(() -> json.read(text, InitiateAuthRequest.builder()))
                .isInstanceOf(SerializationException.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void an_untyped_builder_is_filled_and_built() {
        assertThat(json.readAny("{\"UserPoolId\":\"p\"}", ListUsersRequest.builder()))
                .isEqualTo(ListUsersRequest.builder().userPoolId("p").build());
    }
}
