package dev.poolgate.gateway.exchange;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where identities are exchanged for credentials.
 *
 * @param pools identity pools behind the Cognito Identity API, AWS's or another Poolgate's, by a short name for routes
 * @param sts security token services, AWS's or what speaks like it, by a short name for routes
 * @param timeLimit of one exchange, with a second attempt where the first may have failed by chance
 * @param concurrency exchanges at a time for one pool; one more is answered 503 at once
 */
public record ExchangeProperties(
        @DefaultValue Map<String, CognitoPoolProperties> pools,
        @DefaultValue Map<String, StsPoolProperties> sts,
        @DefaultValue("5s") Duration timeLimit,
        @DefaultValue("64") int concurrency) {

    public ExchangeProperties {
        pools = Map.copyOf(pools);
        sts = Map.copyOf(sts);
    }
}
