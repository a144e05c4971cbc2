package dev.poolgate.identitypool.iam;

import dev.poolgate.identitypool.providers.SamlProvider;
import dev.poolgate.identitypool.registry.Registry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.iam.model.CreateSamlProviderRequest;

/** SAML providers under IAM's rules. */
record SamlRegistry(Registry<SamlProvider> store, Arns arns, Clock clock) {

    SamlProvider find(String arn) {
        return store.find(arn).orElseThrow(() -> Refusals.noSamlProvider(arn));
    }

    SamlProvider change(String arn, UnaryOperator<SamlProvider> change) {
        return store.change(arn, change).orElseThrow(() -> Refusals.noSamlProvider(arn));
    }

    void remove(String arn) {
        if (!store.remove(arn, provider -> {})) {
            throw Refusals.noSamlProvider(arn);
        }
    }

    void add(SamlProvider provider) {
        Quotas.check("SamlProvidersPerAccount", Quotas.PROVIDERS, store.size() + 1);
        if (!store.add(provider)) {
            throw Refusals.exists("SAMLProvider with name " + provider.name() + " already exists.");
        }
    }

    SamlProvider made(CreateSamlProviderRequest input) {
        SamlMetadata.check(input.samlMetadataDocument());
        return new SamlProvider(
                arns.samlProvider(input.name()),
                input.name(),
                input.samlMetadataDocument(),
                Tags.of(input.tags()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
