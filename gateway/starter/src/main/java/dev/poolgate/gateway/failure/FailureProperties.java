package dev.poolgate.gateway.failure;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How refusals look.
 *
 * @param realm the realm in {@code WWW-Authenticate}, RFC 9110 section 11.5: visible ASCII without quotes
 * @param retryAfter after what time a caller should try again where something is unavailable
 */
public record FailureProperties(
        @DefaultValue("poolgate") String realm,
        @DefaultValue("5s") Duration retryAfter) {

    public FailureProperties {
        Assert.isTrue(realm.matches("[!#-\\[\\]-~ ]+"), () -> "`" + realm + "` cannot be a realm");
        Assert.isTrue(!retryAfter.isNegative(), () -> "`" + retryAfter + "` cannot be a time to wait");
    }
}
