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
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateTermsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;

/** Names the documents of one kind that users of a client agree to. */
final class CreateTerms extends CognitoOperation<CreateTermsRequest, CreateTermsResponse> {
    private final UserPoolStorage storage;
    private final Pools pools;
    private final Clients clients;
    private final Identifiers identifiers;
    private final Clock clock;

    CreateTerms(UserPoolStorage storage, Pools pools, Clients clients, Identifiers identifiers, Clock clock) {
        super(Access.SIGNED, CreateTermsRequest::builder);
        this.storage = storage;
        this.pools = pools;
        this.clients = clients;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    CreateTermsResponse answer(CreateTermsRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Client client = clients.require(pool.id(), request.clientId());
        Instant now = clock.instant();
        TermsType terms = TermsType.builder()
                .termsId(identifiers.uuid())
                .userPoolId(pool.id())
                .clientId(client.id())
                .termsName(request.termsName())
                .termsSource(request.termsSource())
                .enforcement(request.enforcement())
                .links(Terms.checked(request.links()))
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
        storage.atomically(() -> {
            Pools.found(storage.pools().lock(pool.id()), pool.id());
            new Terms(storage.settings()).put(terms);
        });
        return CreateTermsResponse.builder().terms(terms).build();
    }
}
