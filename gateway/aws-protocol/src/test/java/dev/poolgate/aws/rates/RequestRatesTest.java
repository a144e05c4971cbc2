package dev.poolgate.aws.rates;

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
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class RequestRatesTest {
    private static final AwsCall CALL = new AwsCall("1", "eu-west-1", "000000000000", Optional.empty());
    private static final String NAME = "GetCallerIdentity";
    private final AtomicInteger ran = new AtomicInteger();

    @Test
    void what_is_over_the_rate_is_refused_as_the_service_says() {
        Operation<GetCallerIdentityRequest, ?> held = held(1);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 60; i++) {
                        call(held);
                    }
                })
                .isInstanceOf(StsException.class)
                .hasMessage("over");
        assertThat(ran).hasValueBetween(1, 59);
    }

    @Test
    void a_second_later_there_are_calls_again() throws InterruptedException {
        Operation<GetCallerIdentityRequest, ?> held = held(1);
        call(held);

        Thread.sleep(Duration.ofMillis(1_100).toMillis());

        call(held);
        assertThat(ran).hasValue(2);
    }

    @Test
    void an_operation_without_a_rate_stays_as_it_is() {
        AwsService service = service();

        assertThat(rates(Map.of()).hold(service)).isEqualTo(service);
    }

    @Test
    void who_may_call_is_not_changed() {
        Operation<?, ?> held = held(1);

        assertThat(held.name()).isEqualTo(NAME);
        assertThat(held.signed()).isTrue();
        assertThat(held.forSessions()).isTrue();
        assertThat(held.presignable()).isTrue();
        assertThat(held.newInput()).isInstanceOf(GetCallerIdentityRequest.Builder.class);
    }

    @Test
    void a_rate_is_at_least_one() {
        assertThatThrownBy(() -> held(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @SuppressWarnings("unchecked")
    private Operation<GetCallerIdentityRequest, ?> held(int perSecond) {
        return (Operation<GetCallerIdentityRequest, ?>) rates(Map.of(Category.READ, perSecond))
                .hold(service())
                .operations()
                .get(0);
    }

    private static RequestRates<Category> rates(Map<Category, Integer> perSecond) {
        return new RequestRates<>(
                perSecond,
                name -> Optional.of(name).filter(NAME::equals).map(any -> Category.READ),
                () -> StsException.builder().message("over").build());
    }

    private AwsService service() {
        return AwsService.query(
                "sts", List.of(Operation.presignedByAnyone(NAME, GetCallerIdentityRequest::builder, this::count)));
    }

    private GetCallerIdentityResponse count(GetCallerIdentityRequest input, AwsCall call) {
        ran.incrementAndGet();
        return GetCallerIdentityResponse.builder().build();
    }

    private static void call(Operation<GetCallerIdentityRequest, ?> held) {
        held.handle(GetCallerIdentityRequest.builder().build(), CALL);
    }

    private enum Category {
        READ
    }
}
