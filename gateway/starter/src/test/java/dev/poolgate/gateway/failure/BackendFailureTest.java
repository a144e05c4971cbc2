package dev.poolgate.gateway.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.cloud.gateway.support.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class BackendFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), "backend_unreachable", 502),
                Arguments.of(new UnknownHostException("backend.internal"), "backend_unreachable", 502),
                Arguments.of(new SSLHandshakeException("untrusted"), "backend_unreachable", 502),
                Arguments.of(new ConnectTimeoutException("too long"), "backend_timeout", 504),
                Arguments.of(
                        new ResponseStatusException(
                                HttpStatus.GATEWAY_TIMEOUT, "took longer", new TimeoutException("took longer")),
                        "backend_timeout",
                        504),
                Arguments.of(NotFoundException.create(false, "no instance"), "backend_unavailable", 503));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_backend_without_an_answer_has_a_status_and_a_code(Throwable fault, String code, int status) {
        assertThat(BackendFailure.of(fault)).hasValueSatisfying(failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.status().value()).isEqualTo(status);
        });
    }

    @Test
    void what_somebody_chose_a_status_for_or_what_is_no_backends_doing_is_left_alone() {
        assertThat(Stream.of(
                        NotFoundException.create(true, "no instance, as 404"),
                        new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "closed for today"),
                        new ResponseStatusException(
                                HttpStatus.INTERNAL_SERVER_ERROR, "mine", new ConnectException("refused")),
                        new IOException("reset"),
                        new IllegalStateException("a fault")))
                .allMatch(fault -> BackendFailure.of(fault).isEmpty());
    }
}
