package dev.poolgate.gateway.exchange;

import dev.poolgate.authorizer.exchange.CachingIdentityPool;
import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.authorizer.exchange.ResilienceSettings;
import dev.poolgate.authorizer.exchange.ResilientIdentityPool;
import dev.poolgate.authorizer.revocation.RevocationList;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** Keeps what a pool granted and bears its trouble, for every pool alike and for each apart. */
public final class PoolCare {
    private final ResilienceSettings settings;
    private final ScheduledExecutorService timer;
    private final RevocationList revocations;
    private final Clock clock;
    private final MeterRegistry meters;

    /** @param timer starts second attempts */
    public PoolCare(
            ExchangeProperties properties,
            ScheduledExecutorService timer,
            RevocationList revocations,
            Clock clock,
            MeterRegistry meters) {
        this.settings = new ResilienceSettings(
                properties.timeLimit(),
                properties.concurrency(),
                ResilienceSettings.DEFAULTS.failurePercent(),
                ResilienceSettings.DEFAULTS.openFor(),
                ResilienceSettings.DEFAULTS.attempts());
        this.timer = timer;
        this.revocations = revocations;
        this.clock = clock;
        this.meters = meters;
    }

    /** The same pool with a cache, a time limit and a breaker; one that brings its own cache is left as it is. */
    IdentityPool of(String name, IdentityPool pool) {
        return pool instanceof CachingIdentityPool
                ? pool
                : new CachingIdentityPool(
                        name,
                        new ResilientIdentityPool(pool, settings, timer, meters),
                        revocations,
                        CachingIdentityPool.DEFAULT_MAX_WEIGHT,
                        clock,
                        meters);
    }

    NamedIdentityPool of(NamedIdentityPool pool) {
        return new NamedIdentityPool(pool.name(), pool.id(), of(pool.name(), pool.pool()));
    }
}
