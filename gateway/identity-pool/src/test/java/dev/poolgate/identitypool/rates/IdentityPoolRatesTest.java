package dev.poolgate.identitypool.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.TooManyRequestsException;
import software.amazon.awssdk.services.sts.model.StsException;

class IdentityPoolRatesTest {
    private static final int PLENTY = 1_000_000;
    private static final GetIdRequest GUEST =
            GetIdRequest.builder().identityPoolId("eu-west-1:1").build();
    private static final GetIdRequest USER =
            GUEST.toBuilder().logins(Map.of("graph.facebook.com", "token")).build();
    private final AtomicInteger ran = new AtomicInteger();
    private long now;

    @ParameterizedTest
    @CsvSource({
        "GetId, GET_ID, 25",
        "GetCredentialsForIdentity, GET_CREDENTIALS_FOR_IDENTITY, 200",
        "GetOpenIdToken, GET_OPEN_ID_TOKEN, 200",
        "GetOpenIdTokenForDeveloperIdentity, GET_OPEN_ID_TOKEN_FOR_DEVELOPER_IDENTITY, 50",
        "ListIdentities, LIST_IDENTITIES, 5",
        "DeleteIdentities, DELETE_IDENTITIES, 10",
        "TagResource, TAG_RESOURCE, 5",
        "UntagResource, UNTAG_RESOURCE, 5",
        "ListTagsForResource, LIST_TAGS_FOR_RESOURCE, 10",
    })
    void rates_are_awss(String operation, IdentityPoolRequest request, int perSecond) {
        assertThat(IdentityPoolRequest.of(operation)).contains(request);
        assertThat(IdentityPoolRequest.ratesWith(Map.of()))
                .containsEntry(request, perSecond)
                .hasSameSizeAs(IdentityPoolRequest.values());
    }

    @Test
    void a_rate_that_is_given_replaces_awss_and_no_other() {
        assertThat(IdentityPoolRequest.ratesWith(Map.of(IdentityPoolRequest.GET_ID, 1)))
                .containsEntry(IdentityPoolRequest.GET_ID, 1)
                .containsEntry(IdentityPoolRequest.GET_OPEN_ID_TOKEN, 200);
    }

    @Test
    void what_is_over_the_rate_is_refused_before_it_runs() {
        Operation<GetIdRequest, GetIdResponse> getId = held(Map.of(IdentityPoolRequest.GET_ID, 1), PLENTY, "GetId");

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 60; i++) {
                        getId.handle(USER, from("203.0.113.1"));
                    }
                })
                .isInstanceOf(TooManyRequestsException.class)
                .hasMessageContaining("Rate exceeded");
        assertThat(ran).hasValueBetween(1, 59);
    }

    @Test
    void what_has_no_rate_at_aws_is_not_limited() {
        Operation<GetIdRequest, GetIdResponse> unlink = held(Map.of(), 1, "UnlinkIdentity");

        for (int i = 0; i < 500; i++) {
            unlink.handle(GUEST, from("203.0.113.1"));
        }

        assertThat(ran).hasValue(500);
    }

    @Test
    void an_address_makes_so_many_guests_and_others_go_on() {
        Operation<GetIdRequest, GetIdResponse> getId = guests(2);
        getId.handle(GUEST, from("203.0.113.1"));
        getId.handle(GUEST, from("203.0.113.1"));

        refused(getId, GUEST, from("203.0.113.1"));
        admitted(getId, GUEST, from("203.0.113.2"));
    }

    @Test
    void whoever_shows_a_login_is_no_guest() {
        Operation<GetIdRequest, GetIdResponse> getId = guests(1);
        getId.handle(GUEST, from("203.0.113.1"));

        refused(getId, GUEST, from("203.0.113.1"));
        admitted(getId, USER, from("203.0.113.1"));
    }

    @Test
    void guests_come_again_an_hour_after_the_first() {
        Operation<GetIdRequest, GetIdResponse> getId = guests(1);
        getId.handle(GUEST, from("203.0.113.1"));

        now = Duration.ofHours(1).toNanos() - 1;
        refused(getId, GUEST, from("203.0.113.1"));

        now = Duration.ofHours(1).toNanos();
        admitted(getId, GUEST, from("203.0.113.1"));
    }

    @Test
    void the_addresses_of_one_customer_are_one() {
        Operation<GetIdRequest, GetIdResponse> getId = guests(1);
        getId.handle(GUEST, from("2001:db8:0:aa01::1"));

        refused(getId, GUEST, from("2001:db8:0:aaff::2"));
        admitted(getId, GUEST, from("2001:db8:0:ab01::1"));
    }

    @Test
    void all_whose_address_is_unknown_are_one() {
        Operation<GetIdRequest, GetIdResponse> getId = guests(1);
        getId.handle(GUEST, from(Optional.empty()));

        refused(getId, GUEST, from(Optional.empty()));
        admitted(getId, GUEST, from("203.0.113.1"));
    }

    @Test
    void an_address_over_its_rate_takes_nothing_from_others() {
        Operation<GetIdRequest, GetIdResponse> getId = held(Map.of(IdentityPoolRequest.GET_ID, 2), 1, "GetId");
        getId.handle(GUEST, from("203.0.113.1"));

        for (int i = 0; i < 5; i++) {
            refused(getId, GUEST, from("203.0.113.1"));
        }

        admitted(getId, GUEST, from("203.0.113.2"));
    }

    @Test
    void one_address_cannot_stop_everybody() {
        Operation<GetIdRequest, GetIdResponse> getId = held(rates(10), "GetId");

        for (int i = 0; i < 100; i++) {
            junk(getId, from("203.0.113.1"));
        }

        assertThat(ran).hasValue(10);
        admitted(getId, USER, from("203.0.113.2"));
    }

    @Test
    void an_address_has_one_share_of_all_that_nobody_signs() {
        IdentityPoolRates rates = rates(3);
        Operation<GetIdRequest, GetIdResponse> unlink = held(rates, "UnlinkIdentity");
        admitted(held(rates, "GetId"), USER, from("203.0.113.1"));
        admitted(unlink, USER, from("203.0.113.1"));
        admitted(sts(rates, "AssumeRoleWithSAML"), USER, from("203.0.113.1"));

        refused(unlink, USER, from("203.0.113.1"));
        assertThatThrownBy(() -> sts(rates, "AssumeRoleWithWebIdentity").handle(USER, from("203.0.113.1")))
                .isInstanceOfSatisfying(StsException.class, error -> {
                    assertThat(error.statusCode()).isEqualTo(400);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("Throttling");
                    assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
                });
        admitted(sts(rates, "AssumeRoleWithWebIdentity"), USER, from("203.0.113.2"));
    }

    @Test
    void a_share_is_new_each_second() {
        Operation<GetIdRequest, GetIdResponse> unlink = held(rates(1), "UnlinkIdentity");
        admitted(unlink, USER, from("2001:db8:0:aa01::1"));

        now = Duration.ofSeconds(1).toNanos() - 1;
        refused(unlink, USER, from("2001:db8:0:aaff::2"));

        now = Duration.ofSeconds(1).toNanos();
        admitted(unlink, USER, from("2001:db8:0:aa01::1"));
    }

    @Test
    void what_is_signed_takes_nothing_of_a_share() {
        IdentityPoolRates rates = rates(1);
        AwsService signed = AwsService.query(
                "sts", List.of(Operation.signedByAnyone("AssumeRole", GetIdRequest::builder, this::count)));

        for (int i = 0; i < 5; i++) {
            admitted(only(rates.holdSts(signed)), USER, from("203.0.113.1"));
        }
        admitted(held(rates, "UnlinkIdentity"), USER, from("203.0.113.1"));
    }

    @Test
    void no_more_addresses_are_remembered_than_there_is_room_for() {
        AddressRate rate = new AddressRate(1, Duration.ofHours(1), () -> now);

        for (int i = 0; i < 2 * AddressRate.MAX_ADDRESSES; i++) {
            rate.admits(Optional.of(address(ByteBuffer.allocate(4).putInt(i).array())));
        }

        assertThat(rate.addresses()).isLessThanOrEqualTo(AddressRate.MAX_ADDRESSES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void rates_are_at_least_one(int rate) {
        assertThatThrownBy(() -> new IdentityPoolRates(Map.of(), rate, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdentityPoolRates(Map.of(), 1, rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdentityPoolRates(Map.of(IdentityPoolRequest.GET_ID, rate), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Operation<GetIdRequest, GetIdResponse> guests(int perHour) {
        return held(Map.of(IdentityPoolRequest.GET_ID, PLENTY), perHour, "GetId");
    }

    private Operation<GetIdRequest, GetIdResponse> held(
            Map<IdentityPoolRequest, Integer> perSecond, int guests, String name) {
        return held(new IdentityPoolRates(perSecond, guests, PLENTY, () -> now), name);
    }

    /** AWS's own rates, where one address has a share of so many calls. */
    private IdentityPoolRates rates(int unsigned) {
        return new IdentityPoolRates(Map.of(), PLENTY, unsigned, () -> now);
    }

    private Operation<GetIdRequest, GetIdResponse> held(IdentityPoolRates rates, String name) {
        return only(rates.hold(new AwsService(
                "prefix", "cognito-identity", List.of(Operation.unsigned(name, GetIdRequest::builder, this::count)))));
    }

    private Operation<GetIdRequest, GetIdResponse> sts(IdentityPoolRates rates, String name) {
        return only(rates.holdSts(
                AwsService.query("sts", List.of(Operation.unsigned(name, GetIdRequest::builder, this::count)))));
    }

    @SuppressWarnings("unchecked") // the tests' only operation
    private static Operation<GetIdRequest, GetIdResponse> only(AwsService service) {
        return (Operation<GetIdRequest, GetIdResponse>) service.operations().get(0);
    }

    /** Whether it is let through or not. */
    private static void junk(Operation<GetIdRequest, GetIdResponse> getId, AwsCall call) {
        try {
            getId.handle(USER, call);
        } catch (TooManyRequestsException e) {
            assertThat(e).hasMessageContaining("Rate exceeded");
        }
    }

    private GetIdResponse count(GetIdRequest input, AwsCall call) {
        ran.incrementAndGet();
        return GetIdResponse.builder().build();
    }

    private void admitted(Operation<GetIdRequest, GetIdResponse> getId, GetIdRequest input, AwsCall call) {
        int before = ran.get();
        assertThatCode(() -> getId.handle(input, call)).doesNotThrowAnyException();
        assertThat(ran).hasValue(before + 1);
    }

    private void refused(Operation<GetIdRequest, GetIdResponse> getId, GetIdRequest input, AwsCall call) {
        int before = ran.get();
        assertThatThrownBy(() -> getId.handle(input, call)).isInstanceOf(TooManyRequestsException.class);
        assertThat(ran).hasValue(before);
    }

    private static AwsCall from(String address) {
        try {
            return from(Optional.of(InetAddress.getByName(address)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static AwsCall from(Optional<InetAddress> address) {
        return new AwsCall("1", "eu-west-1", "000000000000", Optional.empty()).from(address);
    }
}
