package dev.poolgate.gateway.websocket;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.gateway.filter.Passage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Closes a WebSocket, with code 1008 (RFC 6455 section 7.4.1), when the token or session of its handshake is good no
 * more.
 */
final class LimitedWebSocketService implements WebSocketService {
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final WebSocketService service;
    private final AuthorizationEnd end;

    LimitedWebSocketService(WebSocketService service, AuthorizationEnd end) {
        this.service = service;
        this.end = end;
    }

    @Override
    public Mono<Void> handleRequest(ServerWebExchange exchange, WebSocketHandler handler) {
        Optional<Mono<String>> ended =
                Passage.of(exchange).flatMap(Passage::identity).flatMap(this::end);
        return service.handleRequest(
                exchange,
                ended.<WebSocketHandler>map(reason -> new Limited(handler, reason))
                        .orElse(handler));
    }

    /** Empty for a guest, whose authorization has no end. */
    private Optional<Mono<String>> end(VerifiedIdentity caller) {
        if (caller instanceof VerifiedIdentity.TokenHolder holder) {
            return Optional.of(end.of(holder.token()));
        }
        return caller instanceof VerifiedIdentity.KeyHolder holder
                ? Optional.of(end.of(holder.caller()))
                : Optional.empty();
    }

    private record Limited(WebSocketHandler handler, Mono<String> end) implements WebSocketHandler {

        @Override
        public List<String> getSubProtocols() {
            return handler.getSubProtocols();
        }

        @Override
        public Mono<Void> handle(WebSocketSession session) {
            Mono<Void> closed = end.flatMap(reason -> close(session, reason));
            return Mono.firstWithSignal(
                    handler.handle(session),
                    closed.then(Mono.delay(LONGEST_GOODBYE)).then());
        }

        /** Not to be cancelled: the handler ends as soon as closing begins, before the close frame is written. */
        private static Mono<Void> close(WebSocketSession session, String reason) {
            CloseStatus status = CloseStatus.POLICY_VIOLATION.withReason(reason);
            return Mono.fromFuture(() -> session.close(status).toFuture(), true);
        }
    }
}
