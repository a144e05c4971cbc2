package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.sign.BodyHash;
import dev.poolgate.authorizer.sign.PendingBody;
import dev.poolgate.gateway.body.BodyAccounts;
import dev.poolgate.gateway.body.BodyReader;
import dev.poolgate.gateway.body.HeldBodies;
import dev.poolgate.gateway.body.HeldBody;
import dev.poolgate.gateway.body.UnfitBody;
import dev.poolgate.gateway.failure.Refusal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The body of one request whose caller signs: read when the verifier asks for it, and kept to be sent on. */
final class SignedBody implements PendingBody {
    private final ServerWebExchange exchange;
    private final BodyReader bodies;
    private final HeldBodies.Hold hold;
    private volatile byte @Nullable [] read;
    private volatile @Nullable Refusal refusal;

    /** @param hold what it takes room from */
    SignedBody(ServerWebExchange exchange, BodyReader bodies, HeldBodies.Hold hold) {
        this.exchange = exchange;
        this.bodies = bodies;
        this.hold = hold;
    }

    @Override
    public CompletionStage<Optional<String>> hash(Optional<String> holder) {
        holder.map(BodyAccounts::ofSigner).ifPresent(hold::onAccountOf);
        return bodies.read(exchange.getRequest(), hold)
                .map(bytes -> {
                    read = bytes;
                    return Optional.of(BodyHash.of(bytes));
                })
                .onErrorResume(UnfitBody.class, unfit -> {
                    refusal = unfit.refusal();
                    return Mono.just(Optional.empty());
                })
                .toFuture();
    }

    /** Why there is no body; empty where there is one, or nobody asked. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The exchange with the body that was verified; with its own where none was read. */
    ServerWebExchange sendable() {
        byte[] bytes = read;
        return bytes == null
                ? exchange
                : exchange.mutate()
                        .request(new HeldBody(
                                exchange.getRequest(),
                                bytes,
                                exchange.getResponse().bufferFactory()))
                        .build();
    }
}
