package dev.poolgate.gateway.decisions;

import java.time.Duration;
import java.util.Optional;

/** How old the keys of an issuer are that verified a token. */
public interface KeyAges {

    /** @param issuer its configured name */
    Optional<Duration> of(String issuer);
}
