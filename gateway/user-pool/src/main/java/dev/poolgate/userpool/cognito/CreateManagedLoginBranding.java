package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateManagedLoginBrandingResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;

/** Makes the style of managed login for a client. */
final class CreateManagedLoginBranding
        extends CognitoOperation<CreateManagedLoginBrandingRequest, CreateManagedLoginBrandingResponse> {
    private final UserPoolStorage storage;
    private final Pools pools;
    private final Clients clients;
    private final Identifiers identifiers;
    private final Clock clock;

    CreateManagedLoginBranding(
            UserPoolStorage storage, Pools pools, Clients clients, Identifiers identifiers, Clock clock) {
        super(Access.SIGNED, CreateManagedLoginBrandingRequest::builder);
        this.storage = storage;
        this.pools = pools;
        this.clients = clients;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    CreateManagedLoginBrandingResponse answer(CreateManagedLoginBrandingRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Client client = clients.require(pool.id(), request.clientId());
        BrandingSettings.requireOneSource(request.useCognitoProvidedValues(), request.settings(), request.assets());
        Instant now = clock.instant();
        ManagedLoginBrandingType branding = ManagedLoginBrandingType.builder()
                .managedLoginBrandingId(identifiers.uuid())
                .userPoolId(pool.id())
                .useCognitoProvidedValues(Boolean.TRUE.equals(request.useCognitoProvidedValues()))
                .settings(request.settings())
                .assets(request.assets())
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
        Brandings brandings = new Brandings(storage.settings());
        storage.atomically(() -> {
            Pools.found(storage.pools().lock(pool.id()), pool.id());
            if (brandings.find(client).isPresent()) {
                throw ManagedLoginBrandingExistsException.builder()
                        .message("Managed login branding already exists for client " + client.id() + ".")
                        .writableStackTrace(false)
                        .build();
            }
            brandings.requireRoom(pool);
            brandings.add(client, branding);
        });
        return CreateManagedLoginBrandingResponse.builder()
                .managedLoginBranding(branding)
                .build();
    }
}
