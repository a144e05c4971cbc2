package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import dev.poolgate.aws.model.ServiceModel;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** IAM's operations on what the account keeps, on the wire as {@code iam}. Thread-safe. */
public final class IamApi {
    static final String SIGNING_NAME = "iam";

    private final IamStores stores;
    private final RoleRegistry roles;
    private final PolicyRegistry policies;
    private final OidcRegistry oidc;
    private final SamlRegistry saml;

    /**
     * @param accountId in every ARN
     * @param random of ids
     */
    public IamApi(IamStores stores, PolicyDocuments documents, String accountId, Clock clock, RandomGenerator random) {
        Arns arns = new Arns(accountId);
        UniqueIds ids = new UniqueIds(random);
        this.stores = stores;
        this.roles = new RoleRegistry(stores, documents, arns, ids, clock);
        this.policies = new PolicyRegistry(stores.policies(), documents, arns, ids, clock);
        this.oidc = new OidcRegistry(stores.oidc(), arns, clock);
        this.saml = new SamlRegistry(stores.saml(), arns, clock);
    }

    public AwsService service() {
        List<Operation<?, ?>> operations = Stream.of(ofRoles(), ofPolicies(), ofProviders())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
        return AwsService.query(SIGNING_NAME, operations);
    }

    /** Another way for roles to come in, under the same rules. */
    public RoleTemplates templates() {
        return new RoleTemplates(roles, ServiceModel.of(SIGNING_NAME));
    }

    private List<Operation<?, ?>> ofRoles() {
        return Stream.of(
                        new RoleOperations(roles, stores.roles()).all(),
                        new InlinePolicyOperations(roles).all(),
                        new AttachmentOperations(roles).all(),
                        new BoundaryOperations(roles).all(),
                        new RoleTagOperations(roles).all())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    private List<Operation<?, ?>> ofPolicies() {
        return Stream.of(
                        new PolicyOperations(policies, new PolicyUsage(stores.roles())).all(),
                        new PolicyVersionOperations(policies).all(),
                        new PolicyTagOperations(policies).all())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    private List<Operation<?, ?>> ofProviders() {
        return Stream.of(
                        new OidcOperations(oidc).all(),
                        new OidcTrustOperations(oidc).all(),
                        new OidcTagOperations(oidc).all(),
                        new SamlOperations(saml).all(),
                        new SamlTagOperations(saml).all())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }
}
