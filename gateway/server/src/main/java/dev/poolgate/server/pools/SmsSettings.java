package dev.poolgate.server.pools;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.userpool.outbound.Receiver;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who sends text messages.
 *
 * @param url takes each as a signed post; without, they stay in the outbox of the data directory
 * @param secret signs the posts, 32 characters or more
 * @param timeout for a whole post
 */
public record SmsSettings(
        @Nullable URI url,
        @Nullable String secret,
        @DefaultValue("5s") Duration timeout) {

    /** The receiver, where one is configured. */
    Optional<Receiver> receiver() {
        if (url == null && secret == null) {
            return Optional.empty();
        }
        if (url == null || secret == null) {
            throw problem("text messages need `url` and `secret` together");
        }
        try {
            return Optional.of(Receiver.of(url, secret));
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private static ConfigurationProblem problem(String what) {
        return new ConfigurationProblem(what, "complete the keys under `poolgate.pools.sms`, or remove them all");
    }

    @Override
    public String toString() {
        return "SmsSettings[" + url + "]";
    }
}
