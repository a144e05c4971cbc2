package dev.poolgate.gateway.exchange;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One identity pool behind the Cognito Identity API.
 *
 * @param id {@code region:uuid}
 * @param endpoint where the API is, AWS's endpoint of the pool's region by default
 * @param plainHttp whether the endpoint may be plain http on another machine
 * @param logins for each issuer, by its name under {@code poolgate.issuers}, the key of the logins map; the issuer's
 *     URL without its scheme by default
 */
public record CognitoPoolProperties(
        @Nullable String id,
        @Nullable URI endpoint,
        @DefaultValue("false") boolean plainHttp,
        @DefaultValue Map<String, String> logins) {

    public CognitoPoolProperties {
        logins = Map.copyOf(logins);
    }
}
