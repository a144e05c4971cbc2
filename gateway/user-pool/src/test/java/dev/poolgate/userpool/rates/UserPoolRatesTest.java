package dev.poolgate.userpool.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

class UserPoolRatesTest {
    private static final AwsCall CALL = new AwsCall("1", "eu-west-1", "000000000000", Optional.empty());
    private static final int MANY = 60;
    private final AtomicInteger ran = new AtomicInteger();

    @Test
    void what_is_over_the_rate_is_refused_before_it_runs() {
        Operation<ListUsersRequest, ListUsersResponse> held =
                held(Map.of(RequestCategory.USER_LIST, 2), "ListUsers").get(0);

        assertThat(allowed(2, held)).isTrue();
        assertThatThrownBy(() -> callMany(held))
                .isInstanceOf(TooManyRequestsException.class)
                .hasMessageContaining("Rate exceeded");
    }

    @Test
    void a_second_later_there_are_calls_again() throws InterruptedException {
        Operation<ListUsersRequest, ListUsersResponse> held =
                held(Map.of(RequestCategory.USER_LIST, 1), "ListUsers").get(0);
        call(held);

        Thread.sleep(Duration.ofMillis(1_100).toMillis());

        call(held);
        assertThat(ran).hasValue(2);
    }

    @Test
    void operations_of_a_category_share_its_rate() {
        List<Operation<ListUsersRequest, ListUsersResponse>> held =
                held(Map.of(RequestCategory.USER_LIST, 1), "ListUsers", "ListUsersInGroup");

        assertThat(allowed(1, held.get(0), held.get(1))).isTrue();
    }

    @Test
    void what_has_no_rate_is_not_limited() {
        Operation<ListUsersRequest, ListUsersResponse> held =
                held(Map.of(RequestCategory.USER_READ, 1), "ListUsers").get(0);

        callMany(held);

        assertThat(ran).hasValue(MANY);
    }

    @Test
    void challenges_have_three_times_the_rate_of_sign_ins() {
        Operation<ListUsersRequest, ListUsersResponse> held = held(
                        Map.of(RequestCategory.USER_AUTHENTICATION, 1), "RespondToAuthChallenge")
                .get(0);

        assertThat(allowed(3, held)).isTrue();
    }

    @Test
    void a_rate_is_at_least_one() {
        assertThatThrownBy(() -> UserPoolRates.of(Map.of(RequestCategory.USER_LIST, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "InitiateAuth, USER_AUTHENTICATION",
        "ForgotPassword, USER_ACCOUNT_RECOVERY",
        "DescribeUserPool, USER_POOL_READ",
        "ListGroups, USER_POOL_RESOURCE_READ",
        "CreateGroup, USER_POOL_RESOURCE_UPDATE",
        "SomethingNew, USER_POOL_RESOURCE_UPDATE",
    })
    void every_operation_has_a_category(String operation, RequestCategory category) {
        assertThat(RequestCategory.of(operation)).isEqualTo(category);
    }

    private List<Operation<ListUsersRequest, ListUsersResponse>> held(
            Map<RequestCategory, Integer> rates, String... names) {
        AwsService service = new AwsService(
                "prefix",
                "cognito-idp",
                Stream.of(names).<Operation<?, ?>>map(this::counting).toList());
        return UserPoolRates.of(rates).hold(service).operations().stream()
                .map(UserPoolRatesTest::typed)
                .toList();
    }

    private Operation<ListUsersRequest, ListUsersResponse> counting(String name) {
        return Operation.signed(name, ListUsersRequest::builder, (input, call) -> {
            ran.incrementAndGet();
            return ListUsersResponse.builder().build();
        });
    }

    @SuppressWarnings("unchecked")
    private static Operation<ListUsersRequest, ListUsersResponse> typed(Operation<?, ?> operation) {
        return (Operation<ListUsersRequest, ListUsersResponse>) operation;
    }

    private static void call(Operation<ListUsersRequest, ListUsersResponse> operation) {
        operation.handle(ListUsersRequest.builder().build(), CALL);
    }

    private static void callMany(Operation<ListUsersRequest, ListUsersResponse> operation) {
        for (int i = 0; i < MANY; i++) {
            call(operation);
        }
    }

    /** Whether many calls in turn ran as often as the rate allows for the time that they took, and no more. */
    @SafeVarargs
    private boolean allowed(int perSecond, Operation<ListUsersRequest, ListUsersResponse>... operations) {
        long start = System.nanoTime();
        for (int i = 0; i < MANY; i++) {
            try {
                call(operations[i % operations.length]);
            } catch (TooManyRequestsException expected) {
                assertThat(ran).hasValueGreaterThanOrEqualTo(perSecond);
            }
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        return ran.get() < MANY && ran.get() <= perSecond * (seconds + 2);
    }
}
