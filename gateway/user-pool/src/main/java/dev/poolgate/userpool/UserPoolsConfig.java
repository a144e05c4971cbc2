package dev.poolgate.userpool;

import dev.poolgate.aws.web.BlockingExecutors;
import dev.poolgate.userpool.accounts.MessageSender;
import dev.poolgate.userpool.accounts.Outbox;
import dev.poolgate.userpool.passwords.HashingCost;
import dev.poolgate.userpool.triggers.Triggers;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;

/**
 * What the user pools need to know about their surroundings.
 *
 * @param publicUrl where clients and gateways reach the pools; a pool's issuer is {@code {publicUrl}/{poolId}}
 * @param region of pools made in process; a pool made over the wire is of its call's region
 * @param accountId twelve digits, for ARNs
 * @param masterKey at least 256 bits, kept outside the database: it seals keys, secrets and SRP verifiers
 * @param previousMasterKeys master keys of before, newest first: what is sealed under them still opens
 * @param messages where codes and temporary passwords go
 * @param triggers what a pool's {@code LambdaConfig} may name
 * @param behind does what callers must not be able to time; rejects what is too much
 * @param passwordCost of one Argon2id hash
 * @param clock tells all times
 * @param random makes all keys, ids and codes
 */
public record UserPoolsConfig(
        URI publicUrl,
        String region,
        String accountId,
        SecretKey masterKey,
        List<SecretKey> previousMasterKeys,
        MessageSender messages,
        Triggers triggers,
        Executor behind,
        HashingCost passwordCost,
        Clock clock,
        SecureRandom random) {
    /** Enough for a mail server that takes a second to be sent this many messages a second. */
    private static final int BEHIND = 256;

    private static final int PATIENCE_SECONDS = 10;

    public UserPoolsConfig {
        previousMasterKeys = List.copyOf(previousMasterKeys);
    }

    /** With threads of its own for what is done behind answers. */
    public UserPoolsConfig(
            URI publicUrl,
            String region,
            String accountId,
            SecretKey masterKey,
            MessageSender messages,
            Triggers triggers,
            HashingCost passwordCost,
            Clock clock,
            SecureRandom random) {
        this(
                publicUrl,
                region,
                accountId,
                masterKey,
                List.of(),
                messages,
                triggers,
                BlockingExecutors.bounded("behind-answers", BEHIND),
                passwordCost,
                clock,
                random);
    }

    /** Without triggers. */
    public UserPoolsConfig(
            URI publicUrl,
            String region,
            String accountId,
            SecretKey masterKey,
            MessageSender messages,
            HashingCost passwordCost,
            Clock clock,
            SecureRandom random) {
        this(publicUrl, region, accountId, masterKey, messages, Triggers.none(), passwordCost, clock, random);
    }

    /** The usual: messages as files in the outbox directory, standard cost, the system's clock and randomness. */
    public static UserPoolsConfig of(URI publicUrl, String region, String accountId, SecretKey masterKey, Path outbox) {
        Clock clock = Clock.systemUTC();
        return new UserPoolsConfig(
                publicUrl,
                region,
                accountId,
                masterKey,
                new Outbox(outbox, clock),
                Triggers.none(),
                HashingCost.standard(),
                clock,
                new SecureRandom());
    }

    /** The same, after the master key was another one before. */
    public UserPoolsConfig openingToo(List<SecretKey> previous) {
        return new UserPoolsConfig(
                publicUrl,
                region,
                accountId,
                masterKey,
                previous,
                messages,
                triggers,
                behind,
                passwordCost,
                clock,
                random);
    }

    /** The same, but for where messages go. */
    public UserPoolsConfig with(MessageSender newMessages) {
        return new UserPoolsConfig(
                publicUrl,
                region,
                accountId,
                masterKey,
                previousMasterKeys,
                newMessages,
                triggers,
                behind,
                passwordCost,
                clock,
                random);
    }

    /** The same, but for its triggers. */
    public UserPoolsConfig with(Triggers newTriggers) {
        return new UserPoolsConfig(
                publicUrl,
                region,
                accountId,
                masterKey,
                previousMasterKeys,
                messages,
                newTriggers,
                behind,
                passwordCost,
                clock,
                random);
    }

    /** Takes no more work to be done behind answers, and waits for what there is. */
    void endWork() {
        if (behind instanceof ExecutorService threads) {
            threads.shutdown();
            try {
                boolean unused = threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
