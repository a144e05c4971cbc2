package dev.poolgate.server.pools;

import dev.poolgate.aws.AwsService;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.identitypool.rates.IdentityPoolRates;
import dev.poolgate.identitypool.rates.IdentityPoolRequest;
import dev.poolgate.identitypool.session.KeyDerivation;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.server.data.MasterKeys;
import dev.poolgate.userpool.outbound.SignedPosts;
import dev.poolgate.userpool.rates.RequestCategory;
import dev.poolgate.userpool.rates.UserPoolRates;
import dev.poolgate.userpool.triggers.Trigger;
import dev.poolgate.userpool.triggers.Triggers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded pools.
 *
 * @param enabled whether this server runs them; without, its issuers are elsewhere
 * @param port of the pools' own listener
 * @param address it binds to
 * @param publicUrl where clients and gateways reach it; part of every token's issuer, so it should not change
 * @param adminAccessKeyId the key that administrative calls are signed with
 * @param adminSecretAccessKey its secret
 * @param concurrency how many calls run at once; more are refused with {@code TooManyRequestsException}
 * @param requestRates calls a second of each of AWS's categories of user pools, in this server; none is limited unless
 *     given
 * @param identityRequestRates calls a second of operations of identity pools, in this server; AWS's own unless given
 * @param guestsPerAddress how many guests of identity pools may come from one address in an hour
 * @param unsignedPerAddress how many calls of identity pools and STS together, of those that nobody has to sign, may
 *     come from one address in a second
 * @param mail the mail server
 * @param sms who sends text messages
 * @param triggers what a pool's {@code LambdaConfig} may name
 * @param roles a folder of files, each a role in the shape of {@code AWS::IAM::Role}, which are made so at every start;
 *     none unless given, and others are IAM's API to create
 * @param sealingPeriod for which one key seals session tokens; the next is derived from the master key
 * @param federation providers outside whose users identity pools and STS know
 * @param database where the pools are kept; a file in the data directory unless given
 */
@ConfigurationProperties("poolgate.pools")
public record PoolsSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("9000") int port,
        @DefaultValue("127.0.0.1") String address,
        @Nullable URI publicUrl,
        @Nullable String adminAccessKeyId,
        @Nullable String adminSecretAccessKey,
        @DefaultValue("64") int concurrency,
        @DefaultValue Map<RequestCategory, Integer> requestRates,
        @DefaultValue Map<IdentityPoolRequest, Integer> identityRequestRates,
        @DefaultValue("1000") int guestsPerAddress,
        @DefaultValue("10") int unsignedPerAddress,
        @DefaultValue MailSettings mail,
        @DefaultValue SmsSettings sms,
        @DefaultValue Map<String, TriggerSettings> triggers,
        @Nullable Path roles,
        @DefaultValue("30d") Duration sealingPeriod,
        @DefaultValue FederationSettings federation,
        @DefaultValue Database database) {

    /** The configured URL, which the pools cannot do without. */
    URI requiredPublicUrl() {
        return required(publicUrl, "public-url");
    }

    /** The administrator's key id, which the pools cannot do without. */
    String requiredAdminAccessKeyId() {
        return required(adminAccessKeyId, "admin-access-key-id");
    }

    /** The administrator's secret, which the pools cannot do without. */
    String requiredAdminSecretAccessKey() {
        return required(adminSecretAccessKey, "admin-secret-access-key");
    }

    /** The triggers by what pools name. */
    Triggers triggers(Map<String, Trigger> beans, SignedPosts posts) {
        Map<String, Trigger> byName = new HashMap<>();
        triggers.forEach((key, settings) -> byName.put(settings.name(key), settings.trigger(key, beans, posts)));
        return new Triggers(byName);
    }

    /** The user pools' operations, held to these rates. */
    AwsService heldUsers(AwsService service) {
        try {
            return UserPoolRates.of(requestRates).hold(service);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(
                    "a rate under `poolgate.pools.request-rates` is below 1",
                    "give calls a second, or remove the key for no limit");
        }
    }

    /** What the identity pools' operations and those of STS are held to. */
    IdentityPoolRates identityRates() {
        try {
            return new IdentityPoolRates(identityRequestRates, guestsPerAddress, unsignedPerAddress);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(
                    "`poolgate.pools.guests-per-address`, `poolgate.pools.unsigned-per-address`, or a rate under"
                            + " `poolgate.pools.identity-request-rates`, is below 1",
                    "give guests an hour, and calls a second");
        }
    }

    /** What session tokens are sealed with, the same on every node that has these master keys. */
    KeyRing sealing(MasterKeys keys, Clock clock) {
        List<KeyDerivation> masters = keys.all()
                .<KeyDerivation>map(key -> purpose -> key.derive(purpose).getEncoded())
                .toList();
        try {
            return KeyRing.periodic(masters, sealingPeriod, clock);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(
                    "`poolgate.pools.sealing-period`: " + e.getMessage(), "write an hour or more, for example `30d`");
        }
    }

    private static <T> T required(@Nullable T value, String key) {
        if (value == null) {
            throw new ConfigurationProblem(
                    "the embedded pools need `poolgate.pools." + key + "`",
                    "set it, or turn the pools off with `poolgate.pools.enabled: false`");
        }
        return value;
    }

    /**
     * @param url a JDBC URL of PostgreSQL; null for the embedded file
     * @param username of the database
     * @param password of the database
     * @param connections the most that are open at once
     */
    public record Database(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("10") int connections) {

        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }

    @Override
    public String toString() {
        return "PoolsSettings[" + publicUrl + ", " + database + "]";
    }
}
