package dev.poolgate.gateway.console;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The page for administrators. It needs a management port of its own.
 *
 * @param enabled whether there is one
 * @param issuer the configured name of the issuer whose tokens open it
 * @param group the group whose members may
 * @param session longest time until one has to sign in again; the token's expiry ends it before
 */
public record ConsoleProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable String issuer,
        @DefaultValue("admins") String group,
        @DefaultValue("1h") Duration session) {
    public ConsoleProperties {
        Assert.hasText(group, "`poolgate.console.group` must be a group");
        Assert.isTrue(
                !session.isNegative() && !session.isZero(),
                () -> "`poolgate.console.session` cannot be `" + session + "`");
    }
}
