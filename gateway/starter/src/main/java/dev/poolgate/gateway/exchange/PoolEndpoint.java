package dev.poolgate.gateway.exchange;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where callers' tokens go to, and secret keys come from. */
public final class PoolEndpoint {
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private PoolEndpoint() {}

    /**
     * @param key of the pool, to name it
     * @param endpoint null for the service's own, which is https
     * @param plainHttp whether the network in between is trusted
     * @throws ConfigurationProblem where others could read along
     */
    public static @Nullable URI checked(String key, @Nullable URI endpoint, boolean plainHttp) {
        if (endpoint == null) {
            return null;
        }
        String scheme = String.valueOf(endpoint.getScheme());
        String host = String.valueOf(endpoint.getHost());
        boolean readable = scheme.equals("http") && !THIS_MACHINE.matcher(host).matches();
        if (endpoint.getHost() == null || !scheme.matches("https?") || (readable && !plainHttp)) {
            throw new ConfigurationProblem(
                    "`" + key + ".endpoint` is no https address",
                    "use one, or set `" + key + ".plain-http` where nobody can read tokens on the way");
        }
        return endpoint;
    }
}
