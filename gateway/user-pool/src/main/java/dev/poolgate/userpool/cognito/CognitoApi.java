package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.accounts.ClientRules;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Confirmations;
import dev.poolgate.userpool.accounts.CustomMessages;
import dev.poolgate.userpool.accounts.FirstFactors;
import dev.poolgate.userpool.accounts.Invitations;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SignUpCodes;
import dev.poolgate.userpool.accounts.SignUpTriggers;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.signin.SignIn;
import dev.poolgate.userpool.storage.GroupTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.tokens.Revocations;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Cognito's user-pool API as a service on AWS's wire. What is not in its lists answers as an unknown operation. */
public final class CognitoApi {
    private final Core core;
    private final UserPoolStorage storage;
    private final Pools pools;
    private final Clients clients;
    private final Users users;
    private final Revocations revocations;
    private final Identifiers identifiers;
    private final Clock clock;
    private final SignUpCodes codes;
    private final SignUpTriggers signUpTriggers;
    private final Confirmations confirmations;
    private final SignIn signIn;

    private CognitoApi(Core core) {
        this.core = core;
        this.storage = core.storage();
        this.pools = core.pools();
        this.clients = core.clients();
        this.users = core.users();
        this.revocations = core.revocations();
        this.identifiers = core.identifiers();
        this.clock = core.clock();
        this.codes = new SignUpCodes(
                storage, core.vault(), identifiers, core.messages(), new CustomMessages(core.triggers()), clock);
        this.signUpTriggers = new SignUpTriggers(core.triggers());
        this.confirmations = new Confirmations(storage, users, codes, signUpTriggers, clock);
        this.signIn = new SignIn(
                storage,
                core.vault(),
                users,
                core.passwords(),
                core.newUsers(),
                confirmations,
                core.tokens(),
                core.triggers(),
                identifiers,
                core.messages(),
                core.behind(),
                clock);
    }

    /** All operations over the given parts. */
    public static AwsService over(Core core) {
        CognitoApi api = new CognitoApi(core);
        return new AwsService(
                "AWSCognitoIdentityProviderService",
                "cognito-idp",
                Stream.of(
                                api.settings(),
                                api.accounts(),
                                api.signIn(),
                                api.groups(),
                                api.ending(),
                                RefreshOperations.of(core),
                                ProviderOperations.of(core),
                                UserListOperations.of(core),
                                UpdateOperations.of(core),
                                AccountOperations.of(core, api.signIn.migration()),
                                DeviceOperations.of(core),
                                MfaOperations.of(core),
                                SettingOperations.of(core),
                                ImportOperations.of(core),
                                EventOperations.of(core),
                                PasskeyOperations.of(core))
                        .flatMap(List::stream)
                        .toList());
    }

    private List<Operation<?, ?>> settings() {
        return List.of(
                new CreateUserPool(new NewPools(storage, core.keys(), core.triggers(), clock), identifiers),
                new DescribeUserPool(pools, storage.users(), storage.domains()),
                new ListUserPools(storage.pools()),
                new DeleteUserPool(pools, storage, core.keys()),
                new CreateUserPoolClient(pools, clients, new ClientRules(storage), identifiers, clock),
                new DescribeUserPoolClient(pools, clients),
                new ListUserPoolClients(pools, clients),
                new DeleteUserPoolClient(pools, clients));
    }

    private List<Operation<?, ?>> accounts() {
        Invitations invitations = new Invitations(identifiers, core.messages(), new CustomMessages(core.triggers()));
        FirstFactors firstFactors = MfaOperations.firstFactors(core);
        return List.of(
                new SignUp(
                        pools,
                        clients,
                        core.passwords(),
                        core.newUsers(),
                        codes,
                        signUpTriggers,
                        firstFactors,
                        signIn.signUps(),
                        EventOperations.events(core)),
                new ConfirmSignUp(pools, clients, users, codes, confirmations, signIn.signUps()),
                new ResendConfirmationCode(pools, clients, users, codes, EventOperations.events(core), core.behind()),
                new AdminConfirmSignUp(pools, users, confirmations),
                new AdminCreateUser(
                        pools, users, core.newUsers(), core.passwords(), invitations, signUpTriggers, firstFactors),
                new AdminSetUserPassword(pools, users, core.passwords(), storage, clock),
                new AdminGetUser(pools, users, MfaOperations.factors(core)));
    }

    private List<Operation<?, ?>> signIn() {
        return List.of(
                new InitiateAuth(pools, clients, signIn),
                new RespondToAuthChallenge(pools, clients, signIn),
                new AdminInitiateAuth(pools, clients, signIn),
                new AdminRespondToAuthChallenge(pools, clients, signIn),
                new GetUser(core.accessTokens(), MfaOperations.factors(core)));
    }

    private List<Operation<?, ?>> groups() {
        GroupTable groups = storage.groups();
        return List.of(
                new CreateGroup(pools, groups, clock),
                new GetGroup(pools, groups),
                new ListGroups(pools, groups),
                new AdminAddUserToGroup(pools, users, groups),
                new AdminRemoveUserFromGroup(pools, users, groups),
                new AdminListGroupsForUser(pools, users, groups));
    }

    private List<Operation<?, ?>> ending() {
        return List.of(
                new RevokeToken(clients, core.tokens(), revocations),
                new GlobalSignOut(core.accessTokens(), revocations),
                new AdminUserGlobalSignOut(pools, users, revocations),
                new AdminDisableUser(pools, users, storage.users(), revocations, clock),
                new AdminEnableUser(pools, users, storage.users(), clock),
                new AdminDeleteUser(pools, users, storage.users(), revocations));
    }
}
