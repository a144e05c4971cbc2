package dev.poolgate.server.pools;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.server.data.DataDirectory;
import dev.poolgate.server.data.MasterKeys;
import dev.poolgate.server.data.ServerSettings;
import dev.poolgate.userpool.UserPools;
import dev.poolgate.userpool.UserPoolsConfig;
import dev.poolgate.userpool.accounts.Outbox;
import dev.poolgate.userpool.outbound.SignedPosts;
import dev.poolgate.userpool.triggers.Trigger;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;

/** The user pools and what they are kept in, without a port: as the server has them, and commands. Only imported. */
class UserPoolsConfiguration {

    @Bean
    DataDirectory dataDirectory(ServerSettings server) {
        return DataDirectory.open(server.data());
    }

    @Bean
    MasterKeys masterKeys(DataDirectory data, ServerSettings server) {
        return MasterKeys.open(data, server.previousMasterKeys(), new SecureRandom());
    }

    @Bean
    DataSource poolsDatabase(PoolsSettings settings, DataDirectory data) {
        return PoolsDatabase.open(settings.database(), data);
    }

    @Bean
    Outbox outbox(DataDirectory data) {
        return new Outbox(data.resolve("outbox"), Clock.systemUTC());
    }

    @Bean
    SignedPosts signedPosts() {
        return new SignedPosts(Clock.systemUTC());
    }

    @Bean
    UserPools userPools(
            PoolsSettings settings,
            ServerSettings server,
            DataDirectory data,
            Outbox outbox,
            SignedPosts posts,
            ListableBeanFactory beans,
            MasterKeys keys,
            DataSource database,
            RevocationList revocations) {
        UserPoolsConfig config = UserPoolsConfig.of(
                        settings.requiredPublicUrl(),
                        server.region(),
                        server.accountId(),
                        keys.current().derive("user pools"),
                        data.resolve("outbox"))
                .openingToo(keys.previous().stream()
                        .map(key -> key.derive("user pools"))
                        .toList())
                .with(Messaging.of(settings, outbox, posts))
                .with(settings.triggers(beans.getBeansOfType(Trigger.class), posts));
        return UserPools.open(config, database, revocations);
    }
}
