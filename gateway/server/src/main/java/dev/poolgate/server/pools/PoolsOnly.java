package dev.poolgate.server.pools;

import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.server.data.ServerSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The user pools without a gateway and without a port, for commands. Whatever a command does not ask for is not made.
 */
@EnableConfigurationProperties({ServerSettings.class, PoolsSettings.class})
@Import(UserPoolsConfiguration.class)
public class PoolsOnly {

    /** The gateway would ask a list of revocations; nobody asks this one. */
    @Bean
    RevocationList revocations() {
        return new InMemoryRevocationList(Clock.systemUTC());
    }
}
