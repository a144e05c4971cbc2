package dev.poolgate.gateway.body;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.gateway.guard.ReceivedRequest;
import dev.poolgate.gateway.guard.RequestOrigin;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.springframework.web.server.ServerWebExchange;

/** Who answers for a body that is held: whoever is known, and an address where nobody is, or a guest. */
public final class BodyAccounts {
    /** Of IPv6 a /56, as one site may have, RFC 6177: it can take as many addresses in it as it likes. */
    private static final int NETWORK_BYTES = 7;

    private final RequestOrigin origin;

    public BodyAccounts(RequestOrigin origin) {
        this.origin = origin;
    }

    /** That of the caller of a route. */
    public String of(VerifiedIdentity identity, ServerWebExchange exchange) {
        if (identity instanceof VerifiedIdentity.TokenHolder holder) {
            return "token " + holder.token().issuer() + ' ' + holder.token().subject();
        }
        return identity instanceof VerifiedIdentity.KeyHolder holder
                        && !holder.caller().isGuest()
                ? ofSigner(holder.caller().holder())
                : ofAddress(exchange);
    }

    /** @param holder as {@link dev.poolgate.authorizer.signed.SignedCaller#holder} has it */
    public static String ofSigner(String holder) {
        return "signer " + holder;
    }

    /** Those whose address is not known have one account. */
    public String ofAddress(ServerWebExchange exchange) {
        return "address "
                + origin.inetAddress(ReceivedRequest.of(exchange.getRequest()))
                        .map(BodyAccounts::network)
                        .orElse("unknown");
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes, 0, address instanceof Inet6Address ? NETWORK_BYTES : bytes.length);
    }
}
