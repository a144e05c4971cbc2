package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.DomainTable;
import dev.poolgate.userpool.tokens.Issuers;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;

/** Gives a pool a domain for its hosted pages: a prefix, or a name of its own. */
final class CreateUserPoolDomain extends CognitoOperation<CreateUserPoolDomainRequest, CreateUserPoolDomainResponse> {
    private final Pools pools;
    private final DomainTable domains;
    private final Issuers issuers;
    private final Clock clock;

    CreateUserPoolDomain(Pools pools, DomainTable domains, Issuers issuers, Clock clock) {
        super(Access.SIGNED, CreateUserPoolDomainRequest::builder);
        this.pools = pools;
        this.domains = domains;
        this.issuers = issuers;
        this.clock = clock;
    }

    @Override
    CreateUserPoolDomainResponse answer(CreateUserPoolDomainRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        boolean custom = request.customDomainConfig() != null;
        Domains.check(request.domain(), custom);
        DomainDescriptionType domain = SameNamed.copy(request, DomainDescriptionType.builder())
                .awsAccountId(call.accountId())
                .status(DomainStatusType.ACTIVE)
                .version(String.valueOf(clock.instant().getEpochSecond()))
                .managedLoginVersion(request.managedLoginVersion() == null ? 1 : request.managedLoginVersion())
                .build();
        insert(domain);
        return CreateUserPoolDomainResponse.builder()
                .managedLoginVersion(domain.managedLoginVersion())
                .cloudFrontDomain(custom ? Domains.target(issuers, pool) : null)
                .routing(domain.routing())
                .build();
    }

    private void insert(DomainDescriptionType domain) {
        try {
            domains.insert(domain);
        } catch (DuplicateKeyException taken) {
            throw Refusals.invalidParameter(
                    domains.find(domain.domain()).isPresent()
                            ? "Domain already associated with another user pool."
                            : "User pool already has a domain configured.");
        }
    }
}
