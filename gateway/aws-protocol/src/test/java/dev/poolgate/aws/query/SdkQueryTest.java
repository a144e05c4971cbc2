package dev.poolgate.aws.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.Tag;

class SdkQueryTest {
    private static final String ROOT = "Action=CreateRole&Version=2010-05-08&RoleName=r";

    @Test
    void lists_of_structures_are_numbered_parameters() {
        CreateRoleRequest role =
                role("&Tags.member.1.Key=a&Tags.member.1.Value=b&Tags.member.2.Key=c&Tags.member.2.Value=%26+%C3%A9");
        assertThat(role.roleName()).isEqualTo("r");
        assertThat(role.tags())
                .containsExactly(
                        Tag.builder().key("a").value("b").build(),
                        Tag.builder().key("c").value("& \u00e9").build());
    }

    @Test
    void the_order_on_the_wire_is_not_the_order_of_the_list() {
        String ten = IntStream.rangeClosed(1, 10)
                .map(i -> 11 - i)
                .mapToObj(i -> "&Tags.member." + i + ".Key=k" + i)
                .collect(Collectors.joining());
        assertThat(role(ten).tags())
                .extracting(Tag::key)
                .startsWith("k1", "k2", "k3")
                .endsWith("k9", "k10");
    }

    @Test
    void an_empty_value_is_an_empty_list_and_an_absent_one_none() {
        assertThat(role("&Tags=").hasTags()).isTrue();
        assertThat(role("").hasTags()).isFalse();
        assertThat(role("&Description=").description()).isEmpty();
    }

    @Test
    void what_nobody_knows_is_skipped() {
        assertThat(role("&Nobody.member.7.knows=x&roleName=y")).isEqualTo(role(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&RoleName=s",
                "&Role%4eame=s",
                "&RoleName.x=s",
                "&Tags.member.2.Key=a",
                "&Tags.member.0.Key=a",
                "&Tags.member.01.Key=a",
                "&Tags.member.999999999.Key=a",
                "&Tags.member.1.Key=a&Tags.member.3.Key=a",
                "&Tags.member.x.Key=a",
                "&Tags=a",
                "&Tags.member.1=a",
                "&Tags.member.1.Key.x=a",
                "&MaxSessionDuration=1e3",
                "&MaxSessionDuration=",
                "&MaxSessionDuration=2147483648",
                "&MaxSessionDuration=1.5",
                "&Description=%",
                "&Description=%zz"
            })
    void s15_parameters_of_another_shape_or_in_two_readings_are_refused(String more) {
        assertThatThrownBy(() -> role(more))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageNotContaining("999");
    }

    @Test
    void parameters_are_bounded_in_number_depth_and_length_of_name() {
        String full = IntStream.rangeClosed(1, Form.MAX_PARAMETERS - 3)
                .mapToObj(i -> "&p" + i + "=")
                .collect(Collectors.joining());
        assertThat(role(full).roleName()).isEqualTo("r");
        assertThatThrownBy(() -> role(full + "&q=")).isInstanceOf(MalformedInputException.class);

        assertThat(role("&a" + ".a".repeat(15) + "=").roleName()).isEqualTo("r");
        assertThatThrownBy(() -> role("&a" + ".a".repeat(16) + "=")).isInstanceOf(MalformedInputException.class);

        assertThat(role("&" + "a".repeat(256) + "=").roleName()).isEqualTo("r");
        assertThatThrownBy(() -> role("&" + "a".repeat(257) + "=")).isInstanceOf(MalformedInputException.class);
    }

    @Test
    void a_message_names_the_member_and_not_its_value() {
        assertThatThrownBy(() -> role("&MaxSessionDuration=hunter2"))
                .hasMessage("member `MaxSessionDuration` is not a value of type INTEGER");
    }

    @Test
    void an_answer_wraps_result_lists_and_metadata() {
        ListOpenIdConnectProvidersResponse output = ListOpenIdConnectProvidersResponse.builder()
                .openIDConnectProviderList(
                        OpenIDConnectProviderListEntry.builder().arn("a<b").build())
                .build();
        assertThat(SdkQuery.write("urn:n", "ListX", Optional.of("ListXResult"), output, "id"))
                .isEqualTo(
                        "<ListXResponse xmlns=\"urn:n\"><ListXResult><OpenIDConnectProviderList><member><Arn>a&lt;b</Arn>"
                                + "</member></OpenIDConnectProviderList></ListXResult><ResponseMetadata><RequestId>id</RequestId>"
                                + "</ResponseMetadata></ListXResponse>");
    }

    @Test
    void an_operation_without_output_has_no_result() {
        assertThat(SdkQuery.write(
                        "urn:n",
                        "DeleteX",
                        Optional.empty(),
                        CreateRoleResponse.builder().build(),
                        "id"))
                .isEqualTo("<DeleteXResponse xmlns=\"urn:n\"><ResponseMetadata><RequestId>id</RequestId>"
                        + "</ResponseMetadata></DeleteXResponse>");
    }

    @Test
    void an_error_tells_who_is_to_blame() {
        assertThat(SdkQuery.writeError(
                        "urn:n",
                        true,
                        "C",
                        "m\u0000",
                        NoSuchEntityException.builder().build(),
                        "id"))
                .isEqualTo("<ErrorResponse xmlns=\"urn:n\"><Error><Type>Sender</Type><Code>C</Code><Message>m\ufffd"
                        + "</Message></Error><RequestId>id</RequestId></ErrorResponse>");
        assertThat(SdkQuery.writeError(
                        "urn:n", false, "C", "", NoSuchEntityException.builder().build(), "id"))
                .contains("<Type>Receiver</Type><Code>C</Code></Error>");
    }

    private static CreateRoleRequest role(String more) {
        return (CreateRoleRequest) SdkQuery.read(ROOT + more).input(CreateRoleRequest.builder());
    }
}
