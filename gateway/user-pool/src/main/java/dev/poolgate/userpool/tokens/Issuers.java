package dev.poolgate.userpool.tokens;

import java.net.URI;
import java.util.Optional;

/** The issuer names of the pools: {@code {publicUrl}/{poolId}}. */
public final class Issuers {
    private final String base;

    /** @param publicUrl where clients and gateways reach the pools, with or without a slash at its end */
    public Issuers(URI publicUrl) {
        String text = publicUrl.toString();
        this.base = text.endsWith("/") ? text : text + "/";
    }

    /** The {@code iss} claim of the pool's tokens; the pool's other addresses begin with it. */
    public String of(String poolId) {
        return base + poolId;
    }

    /** The pool that an {@code iss} claim names, where it is one of ours. It may still not exist. */
    public Optional<String> poolId(String issuer) {
        return issuer.startsWith(base) ? Optional.of(issuer.substring(base.length())) : Optional.empty();
    }
}
