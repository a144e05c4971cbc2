package dev.poolgate.gateway.failure;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.cloud.gateway.support.TimeoutException;
import org.springframework.http.HttpStatus;
import reactor.netty.http.client.PrematureCloseException;

/** Why a backend gave no answer, RFC 9110 sections 15.6.3 to 15.6.5. */
enum BackendFailure {
    /** It took no connection in time, or was silent for longer than the route waits. */
    BACKEND_TIMEOUT(
            HttpStatus.GATEWAY_TIMEOUT,
            List.of(ConnectTimeoutException.class, ReadTimeoutException.class, TimeoutException.class)),
    /** It has no address, takes no connection or no TLS. */
    BACKEND_UNREACHABLE(
            HttpStatus.BAD_GATEWAY,
            List.of(
                    ConnectException.class,
                    NoRouteToHostException.class,
                    UnknownHostException.class,
                    SSLException.class)),
    /** It hung up before it answered. */
    BACKEND_DISCONNECTED(HttpStatus.BAD_GATEWAY, List.of(PrematureCloseException.class)),
    /** There is no instance of it, or a circuit breaker keeps calls away. */
    BACKEND_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE, List.of(NotFoundException.class, ServiceUnavailableException.class));

    private final HttpStatus status;
    private final List<Class<? extends Throwable>> faults;

    BackendFailure(HttpStatus status, List<Class<? extends Throwable>> faults) {
        this.status = status;
        this.faults = faults;
    }

    HttpStatus status() {
        return status;
    }

    /** The stable code, for example {@code backend_timeout}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for all that is no backend's doing. The gateway wraps some of what it knows by a status. */
    static Optional<BackendFailure> of(Throwable fault) {
        Throwable cause = fault.getCause();
        return matching(failure -> failure.isOf(fault))
                .or(() -> cause == null ? Optional.empty() : matching(failure -> failure.isOf(cause)));
    }

    private boolean isOf(Throwable fault) {
        return faults.stream().anyMatch(type -> type.isInstance(fault));
    }

    private static Optional<BackendFailure> matching(Predicate<BackendFailure> condition) {
        return Stream.of(values()).filter(condition).findFirst();
    }
}
