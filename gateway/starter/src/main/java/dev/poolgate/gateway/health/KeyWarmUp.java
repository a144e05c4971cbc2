package dev.poolgate.gateway.health;

import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.keys.KeyAvailability;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Fetches all keys once the server listens, without waiting for them: an issuer may live in this very application.
 * Readiness tells when they are there. Where no server listens, as in tests of rules, nothing is fetched.
 */
public final class KeyWarmUp implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeyWarmUp.class);

    private final TokenAuthorizer authorizer;
    private final boolean serving;
    private volatile boolean running;

    public KeyWarmUp(TokenAuthorizer authorizer, ApplicationContext application) {
        this.authorizer = authorizer;
        this.serving = application instanceof WebServerApplicationContext;
    }

    @Override
    public void start() {
        running = true;
        if (serving) {
            authorizer.start().thenAccept(KeyWarmUp::report);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static void report(List<KeyAvailability> issuers) {
        issuers.stream()
                .filter(issuer -> !issuer.isAvailable())
                .forEach(issuer -> LOG.warn(
                        "no usable keys of issuer `{}` yet: {}",
                        issuer.issuer(),
                        issuer.lastFailure().map(Enum::name).orElse("none published")));
    }
}
