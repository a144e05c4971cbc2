package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import dev.poolgate.aws.model.ServiceModel;
import dev.poolgate.identitypool.directory.IdentifierSource;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.directory.Stores;
import dev.poolgate.identitypool.exchange.CredentialExchange;
import dev.poolgate.identitypool.login.LoginVerifier;
import dev.poolgate.identitypool.session.SessionRevocations;
import dev.poolgate.identitypool.token.PoolTokens;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cognitoidentity.model.LookupDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.MergeDeveloperIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.TagResourceRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UntagResourceRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations of the service, on the wire as {@code AWSCognitoIdentityService}. */
public final class IdentityApi {
    private static final String TARGET_PREFIX = "AWSCognitoIdentityService";
    private static final String SIGNING_NAME = "cognito-identity";

    private final PoolStore pools;
    private final IdentityStore identities;
    private final IdentityDirectory directory;
    private final IdentifierSource ids;
    private final LoginCheck check;
    private final CredentialExchange exchange;
    private final PoolTokens tokens;
    private final SessionRevocations revocations;

    public IdentityApi(
            Stores stores,
            IdentityDirectory directory,
            IdentifierSource ids,
            LoginVerifier logins,
            CredentialExchange exchange,
            PoolTokens tokens,
            SessionRevocations revocations) {
        this.pools = stores.pools();
        this.identities = stores.identities();
        this.directory = directory;
        this.ids = ids;
        this.check = new LoginCheck(logins);
        this.exchange = exchange;
        this.tokens = tokens;
        this.revocations = revocations;
    }

    /**
     * Adds a pool that passes what the operations ask of one.
     *
     * @return false where its id is taken
     * @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException naming what they refuse
     */
    public boolean seed(StoredPool pool) {
        new SeedCheck(ServiceModel.of(SIGNING_NAME)).check(pool);
        return pools.add(pool);
    }

    public AwsService service() {
        List<Operation<?, ?>> operations = Stream.of(
                        ofPools(), ofTags(), ofRoles(), ofIdentities(), ofDevelopers(), ofCallers())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
        return new AwsService(TARGET_PREFIX, SIGNING_NAME, operations);
    }

    private List<Operation<?, ?>> ofPools() {
        return List.of(
                admin("CreateIdentityPool", CreateIdentityPoolRequest::builder, new CreateIdentityPool(pools, ids)),
                admin("UpdateIdentityPool", UpdateIdentityPoolRequest::builder, new UpdateIdentityPool(pools)),
                admin("DescribeIdentityPool", DescribeIdentityPoolRequest::builder, new DescribeIdentityPool(pools)),
                admin("ListIdentityPools", ListIdentityPoolsRequest::builder, new ListIdentityPools(pools)),
                admin("DeleteIdentityPool", DeleteIdentityPoolRequest::builder, new DeleteIdentityPool(pools)));
    }

    private List<Operation<?, ?>> ofTags() {
        return List.of(
                admin("TagResource", TagResourceRequest::builder, new TagResource(pools)),
                admin("UntagResource", UntagResourceRequest::builder, new UntagResource(pools)),
                admin("ListTagsForResource", ListTagsForResourceRequest::builder, new ListTagsForResource(pools)));
    }

    private List<Operation<?, ?>> ofRoles() {
        return List.of(
                admin("SetIdentityPoolRoles", SetIdentityPoolRolesRequest::builder, new SetIdentityPoolRoles(pools)),
                admin("GetIdentityPoolRoles", GetIdentityPoolRolesRequest::builder, new GetIdentityPoolRoles(pools)),
                admin(
                        "SetPrincipalTagAttributeMap",
                        SetPrincipalTagAttributeMapRequest::builder,
                        new SetPrincipalTagAttributeMap(pools)),
                admin(
                        "GetPrincipalTagAttributeMap",
                        GetPrincipalTagAttributeMapRequest::builder,
                        new GetPrincipalTagAttributeMap(pools)));
    }

    private List<Operation<?, ?>> ofIdentities() {
        return List.of(
                admin("DescribeIdentity", DescribeIdentityRequest::builder, new DescribeIdentity(identities)),
                admin("ListIdentities", ListIdentitiesRequest::builder, new ListIdentities(pools, identities)),
                admin("DeleteIdentities", DeleteIdentitiesRequest::builder, new DeleteIdentities(identities)));
    }

    private List<Operation<?, ?>> ofDevelopers() {
        return List.of(
                admin(
                        "GetOpenIdTokenForDeveloperIdentity",
                        GetOpenIdTokenForDeveloperIdentityRequest::builder,
                        new GetOpenIdTokenForDeveloperIdentity(pools, identities, directory, check, tokens)),
                admin(
                        "LookupDeveloperIdentity",
                        LookupDeveloperIdentityRequest::builder,
                        new LookupDeveloperIdentity(pools, identities)),
                admin(
                        "MergeDeveloperIdentities",
                        MergeDeveloperIdentitiesRequest::builder,
                        new MergeDeveloperIdentities(pools, directory)),
                admin(
                        "UnlinkDeveloperIdentity",
                        UnlinkDeveloperIdentityRequest::builder,
                        new UnlinkDeveloperIdentity(pools, identities, directory)));
    }

    /** Open to all: an identity's id and the logins are the proof. */
    private List<Operation<?, ?>> ofCallers() {
        IdentityClaim claim = new IdentityClaim(directory);
        return List.of(
                Operation.unsigned("GetId", GetIdRequest::builder, new GetId(pools, directory, check)),
                Operation.unsigned(
                        "GetCredentialsForIdentity",
                        GetCredentialsForIdentityRequest::builder,
                        new GetCredentialsForIdentity(
                                pools, identities, claim, check, new PoolTokenCheck(tokens, revocations), exchange)),
                Operation.unsigned(
                        "GetOpenIdToken",
                        GetOpenIdTokenRequest::builder,
                        new GetOpenIdToken(pools, identities, claim, check, exchange, tokens)),
                Operation.unsigned(
                        "UnlinkIdentity",
                        UnlinkIdentityRequest::builder,
                        new UnlinkIdentity(pools, identities, directory, check)));
    }

    private static <I extends SdkPojo, O extends SdkPojo> Operation<I, O> admin(
            String name, Supplier<? extends SdkBuilder<?, I>> input, Operation.Handler<I, O> handler) {
        return Operation.signed(name, input, new NotBySessions<>(name, handler));
    }
}
