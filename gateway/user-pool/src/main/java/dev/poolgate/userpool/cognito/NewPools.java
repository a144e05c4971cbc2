package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.tokens.NewKeys;
import dev.poolgate.userpool.tokens.SigningKeys;
import dev.poolgate.userpool.triggers.Triggers;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;

/** Makes pools: settings and signing keys, together or not at all. */
final class NewPools {
    private final UserPoolStorage storage;
    private final SigningKeys keys;
    private final Triggers triggers;
    private final Clock clock;

    NewPools(UserPoolStorage storage, SigningKeys keys, Triggers triggers, Clock clock) {
        this.storage = storage;
        this.keys = keys;
        this.triggers = triggers;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the id is taken */
    Pool create(CreateUserPoolRequest request, String id, String region, String accountId) {
        triggers.requireKnown(request.lambdaConfig());
        String arn = "arn:aws:cognito-idp:" + region + ":" + accountId + ":userpool/" + id;
        Pool pool = PoolSettings.of(request, id, arn, clock.instant());
        NewKeys newKeys = keys.generate(id);
        storage.atomically(() -> {
            storage.pools().insert(pool);
            keys.store(id, newKeys);
        });
        return pool;
    }
}
