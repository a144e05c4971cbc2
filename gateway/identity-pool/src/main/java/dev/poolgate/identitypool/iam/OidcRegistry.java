package dev.poolgate.identitypool.iam;

import dev.poolgate.identitypool.providers.OidcProvider;
import dev.poolgate.identitypool.registry.Registry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;

/** OpenID Connect providers under IAM's rules. */
record OidcRegistry(Registry<OidcProvider> store, Arns arns, Clock clock) {
    private static final Pattern THUMBPRINT = Pattern.compile("[0-9a-fA-F]{40}");
    private static final String ARN_TYPE = ":oidc-provider/";

    OidcProvider find(String arn) {
        return store.find(key(arn))
                .filter(provider -> provider.arn().equals(arn))
                .orElseThrow(() -> Refusals.noOidcProvider(arn));
    }

    OidcProvider change(String arn, UnaryOperator<OidcProvider> change) {
        return store.change(key(find(arn).arn()), change).orElseThrow(() -> Refusals.noOidcProvider(arn));
    }

    void remove(String arn) {
        if (!store.remove(key(find(arn).arn()), provider -> {})) {
            throw Refusals.noOidcProvider(arn);
        }
    }

    void add(OidcProvider provider) {
        Quotas.check("OpenIdConnectProvidersPerAccount", Quotas.PROVIDERS, store.size() + 1);
        if (!store.add(provider)) {
            throw Refusals.exists("Provider with url https://" + provider.url() + " already exists.");
        }
    }

    OidcProvider made(CreateOpenIdConnectProviderRequest input) {
        String url = ProviderUrl.withoutScheme(input.url());
        return new OidcProvider(
                arns.oidcProvider(url),
                url,
                clientIds(input.clientIDList()),
                thumbprints(input.thumbprintList()),
                Tags.of(input.tags()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    static List<String> clientIds(List<String> given) {
        List<String> once = given.stream().distinct().toList();
        Quotas.check("ClientIdsPerOpenIdConnectProvider", Quotas.CLIENT_IDS, once.size());
        return once;
    }

    static List<String> thumbprints(List<String> given) {
        if (!given.stream().allMatch(each -> THUMBPRINT.matcher(each).matches())) {
            throw Refusals.invalid("Thumbprint must be a hexadecimal string of 40 characters.");
        }
        if (given.size() > Quotas.THUMBPRINTS) {
            throw Refusals.invalid("Thumbprint list must contain fewer than " + (Quotas.THUMBPRINTS + 1) + " entries.");
        }
        return given.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    }

    private static String key(String arn) {
        int type = arn.indexOf(ARN_TYPE);
        return type < 0 ? "" : arn.substring(type + ARN_TYPE.length());
    }
}
