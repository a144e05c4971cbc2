package dev.poolgate.gateway.failure;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.cloud.gateway.support.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
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

    @SuppressWarnings("ImmutableEnumChecker") // a List.of
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

    /**
     * Empty for all that is no backend's doing, and where somebody gave it a status that is not an error of servers.
     */
    static Optional<BackendFailure> of(Throwable fault) {
        // the gateway's own form of a timeout; any other fault with a status is as somebody chose it
        if (fault.getCause() instanceof TimeoutException timeout) {
            return of(timeout);
        }
        boolean chosen = fault instanceof ResponseStatusException status
                && !status.getStatusCode().is5xxServerError();
        return chosen
                ? Optional.empty()
                : Stream.of(values()).filter(failure -> failure.isOf(fault)).findFirst();
    }

    private boolean isOf(Throwable fault) {
        return faults.stream().anyMatch(type -> type.isInstance(fault));
    }
}
