package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.DomainTable;
import dev.poolgate.userpool.tokens.Issuers;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolDomainResponse;

/** Changes the certificate or the pages of a domain. What is not given stays. */
final class UpdateUserPoolDomain extends CognitoOperation<UpdateUserPoolDomainRequest, UpdateUserPoolDomainResponse> {
    private final Pools pools;
    private final DomainTable domains;
    private final Issuers issuers;

    UpdateUserPoolDomain(Pools pools, DomainTable domains, Issuers issuers) {
        super(Access.SIGNED, UpdateUserPoolDomainRequest::builder);
        this.pools = pools;
        this.domains = domains;
        this.issuers = issuers;
    }

    @Override
    UpdateUserPoolDomainResponse answer(UpdateUserPoolDomainRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        DomainDescriptionType before = Domains.require(domains, pool, request.domain());
        boolean custom = before.customDomainConfig() != null;
        if (!custom && request.customDomainConfig() != null) {
            throw Refusals.invalidParameter("A prefix domain cannot become a custom domain.");
        }
        DomainDescriptionType domain =
                SameNamed.copy(request, before.toBuilder()).build();
        domains.update(domain);
        return UpdateUserPoolDomainResponse.builder()
                .managedLoginVersion(domain.managedLoginVersion())
                .cloudFrontDomain(custom ? Domains.target(issuers, pool) : null)
                .routing(domain.routing())
                .build();
    }
}
