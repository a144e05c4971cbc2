package dev.poolgate.server.demo;

import dev.poolgate.identitypool.AccountRegistry;
import dev.poolgate.identitypool.IdentityPools;
import dev.poolgate.server.data.DataDirectory;
import dev.poolgate.server.data.ServerSettings;
import dev.poolgate.userpool.UserPools;
import dev.poolgate.userpool.accounts.Outbox;
import dev.poolgate.userpool.web.OutboxRoutes;
import java.util.concurrent.ExecutorService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Fills the pools of a demo before any port opens, and greets when it is ready. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("poolgate.demo.enabled")
class DemoConfiguration {

    @Bean
    DemoSeed demoSeed(
            UserPools users,
            AccountRegistry account,
            IdentityPools identities,
            DemoEnvironment demo,
            ServerSettings server) {
        DemoSeed seed = new DemoSeed(demo, server.accountId());
        seed.users(users.seeding());
        seed.roles(account);
        seed.identities(identities);
        return seed;
    }

    /** The messages of the demo, to be read in a browser on this machine. */
    @Bean
    OutboxRoutes outboxPage(Outbox outbox, ExecutorService poolsExecutor) {
        return new OutboxRoutes(outbox, poolsExecutor);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> demoBanner(DataDirectory data) {
        return event -> {
            Environment ports = event.getApplicationContext().getEnvironment();
            String port = ports.getProperty("local.server.port");
            // none where no server listens, as in tests of rules
            if (port != null) {
                Banner.print(System.out, data, port, ports.getProperty("local.management.port", "8081"));
            }
        };
    }
}
