package dev.poolgate.server.pools;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.userpool.outbound.Receiver;
import dev.poolgate.userpool.outbound.SignedPosts;
import dev.poolgate.userpool.triggers.Trigger;
import dev.poolgate.userpool.triggers.Webhook;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One trigger that pools may name in their {@code LambdaConfig}: a webhook, or a Java object.
 *
 * @param arn as pools name it; without, an ARN of any function whose name is this key
 * @param url of the webhook
 * @param secret signs its posts, 32 characters or more
 * @param bean name of a bean of type {@link Trigger}, in place of a webhook
 */
public record TriggerSettings(
        @Nullable String arn,
        @Nullable URI url,
        @Nullable String secret,
        @Nullable String bean) {

    /** What pools name: the ARN, else the function's name. */
    String name(String key) {
        return arn == null ? key : arn;
    }

    /** The trigger. */
    Trigger trigger(String key, Map<String, Trigger> beans, SignedPosts posts) {
        if (bean != null) {
            return bean(key, beans.get(bean));
        }
        if (url == null || secret == null) {
            throw problem(key, "it needs `url` and `secret`, or `bean`");
        }
        try {
            return new Webhook(key, Receiver.of(url, secret), posts);
        } catch (IllegalArgumentException e) {
            throw problem(key, String.valueOf(e.getMessage()));
        }
    }

    private Trigger bean(String key, @Nullable Trigger found) {
        if (url != null || secret != null) {
            throw problem(key, "it has both `bean` and a webhook");
        }
        if (found == null) {
            throw problem(key, "there is no bean `" + bean + "` of type Trigger");
        }
        return found;
    }

    private static ConfigurationProblem problem(String key, String what) {
        return new ConfigurationProblem(
                "trigger `" + key + "` is not complete: " + what, "correct `poolgate.pools.triggers." + key + "`");
    }

    @Override
    public String toString() {
        return "TriggerSettings[" + arn + ", " + url + ", " + bean + "]";
    }
}
