package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.directory.Client;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TokenValidityUnitsType;

/** How long a client's tokens live. Nothing said, or 0, means AWS's default: an hour, and thirty days. */
public record TokenLifetimes(Duration access, Duration id, Duration refresh) {
    /** No access or ID token lives longer, whatever the client says. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    public static TokenLifetimes of(Client client) {
        TokenValidityUnitsType units = client.settings().tokenValidityUnits() == null
                ? TokenValidityUnitsType.builder().build()
                : client.settings().tokenValidityUnits();
        return new TokenLifetimes(
                lifetime(client.settings().accessTokenValidity(), units.accessToken(), Duration.ofHours(1), HOUR),
                lifetime(client.settings().idTokenValidity(), units.idToken(), Duration.ofHours(1), HOUR),
                lifetime(
                        client.settings().refreshTokenValidity(),
                        units.refreshToken(),
                        Duration.ofDays(1),
                        THIRTY_DAYS));
    }

    private static Duration lifetime(
            @Nullable Integer value, @Nullable TimeUnitsType unit, Duration defaultUnit, Duration defaultLifetime) {
        return value == null || value == 0
                ? defaultLifetime
                : (unit == null ? defaultUnit : duration(unit)).multipliedBy(value);
    }

    private static Duration duration(TimeUnitsType unit) {
        return switch (unit) {
            case SECONDS -> Duration.ofSeconds(1);
            case MINUTES -> Duration.ofMinutes(1);
            case HOURS -> Duration.ofHours(1);
            case DAYS -> Duration.ofDays(1);
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("a stored client has an unknown time unit");
        };
    }
}
