package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.accounts.IdentityProviders;
import dev.poolgate.userpool.accounts.LinkedIdentities;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.storage.DomainTable;
import dev.poolgate.userpool.storage.ResourceServerTable;
import java.time.Clock;
import java.util.List;

/** The operations on resource servers, domains and external providers. */
final class ProviderOperations {
    private ProviderOperations() {}

    static List<Operation<?, ?>> of(Core core) {
        Pools pools = core.pools();
        Clock clock = core.clock();
        ResourceServerTable servers = core.storage().resourceServers();
        DomainTable domains = core.storage().domains();
        IdentityProviders providers = new IdentityProviders(core.storage(), core.vault());
        LinkedIdentities links = new LinkedIdentities(core.storage(), providers, clock);
        return List.of(
                new AdminLinkProviderForUser(pools, core.users(), providers, links),
                new AdminDisableProviderForUser(core.storage(), pools, core.users(), links, clock),
                new CreateResourceServer(pools, servers),
                new DescribeResourceServer(pools, servers),
                new UpdateResourceServer(pools, servers),
                new DeleteResourceServer(pools, servers),
                new ListResourceServers(pools, servers),
                new CreateUserPoolDomain(pools, domains, core.issuers(), clock),
                new DescribeUserPoolDomain(domains),
                new UpdateUserPoolDomain(pools, domains, core.issuers()),
                new DeleteUserPoolDomain(pools, domains),
                new CreateIdentityProvider(pools, providers, clock),
                new DescribeIdentityProvider(pools, providers),
                new UpdateIdentityProvider(pools, providers, clock),
                new DeleteIdentityProvider(pools, providers),
                new ListIdentityProviders(pools, providers),
                new GetIdentityProviderByIdentifier(pools, providers));
    }
}
