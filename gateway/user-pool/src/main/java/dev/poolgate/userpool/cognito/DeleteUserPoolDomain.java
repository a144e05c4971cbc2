package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.DomainTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolDomainResponse;

/** Takes a domain from its pool. */
final class DeleteUserPoolDomain extends CognitoOperation<DeleteUserPoolDomainRequest, DeleteUserPoolDomainResponse> {
    private final Pools pools;
    private final DomainTable domains;

    DeleteUserPoolDomain(Pools pools, DomainTable domains) {
        super(Access.SIGNED, DeleteUserPoolDomainRequest::builder);
        this.pools = pools;
        this.domains = domains;
    }

    @Override
    DeleteUserPoolDomainResponse answer(DeleteUserPoolDomainRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Domains.require(domains, pool, request.domain());
        domains.delete(pool.id(), request.domain());
        return DeleteUserPoolDomainResponse.builder().build();
    }
}
