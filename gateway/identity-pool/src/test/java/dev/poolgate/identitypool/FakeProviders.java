package dev.poolgate.identitypool;

import dev.poolgate.identitypool.providers.OidcProvider;
import dev.poolgate.identitypool.providers.SamlProvider;
import dev.poolgate.identitypool.providers.TrustedProviders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers of an account, in memory. */
public final class FakeProviders implements TrustedProviders {
    private final List<OidcProvider> oidc = new ArrayList<>();
    private final List<SamlProvider> saml = new ArrayList<>();

    public static String oidcArn(String url) {
        return "arn:aws:iam::000000000000:oidc-provider/" + url;
    }

    public static String samlArn(String name) {
        return "arn:aws:iam::000000000000:saml-provider/" + name;
    }

    public FakeProviders withOidc(String url, String... clientIds) {
        oidc.add(new OidcProvider(oidcArn(url), url, List.of(clientIds), List.of(), Map.of(), Instant.EPOCH));
        return this;
    }

    public FakeProviders withSaml(String name, String metadata) {
        saml.add(new SamlProvider(samlArn(name), name, metadata, Map.of(), Instant.EPOCH));
        return this;
    }

    @Override
    public Optional<OidcProvider> findOidc(String arn) {
        return oidc.stream().filter(each -> each.arn().equals(arn)).findFirst();
    }

    @Override
    public Optional<OidcProvider> findOidcByUrl(String url) {
        return oidc.stream().filter(each -> each.url().equals(url)).findFirst();
    }

    @Override
    public Optional<SamlProvider> findSaml(String arn) {
        return saml.stream().filter(each -> each.arn().equals(arn)).findFirst();
    }
}
