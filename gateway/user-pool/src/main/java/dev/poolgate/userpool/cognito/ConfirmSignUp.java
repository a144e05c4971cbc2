package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Confirmations;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.SignUpCodes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.signin.SignUpSessions;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** A user proves to have the code that was sent at sign-up. */
final class ConfirmSignUp extends CognitoOperation<ConfirmSignUpRequest, ConfirmSignUpResponse> {
    private final Pools pools;
    private final Clients clients;
    private final Users users;
    private final SignUpCodes codes;
    private final Confirmations confirmations;
    private final SignUpSessions sessions;

    ConfirmSignUp(
            Pools pools,
            Clients clients,
            Users users,
            SignUpCodes codes,
            Confirmations confirmations,
            SignUpSessions sessions) {
        super(Access.PUBLIC, ConfirmSignUpRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.users = users;
        this.codes = codes;
        this.confirmations = confirmations;
        this.sessions = sessions;
    }

    @Override
    ConfirmSignUpResponse answer(ConfirmSignUpRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        SecretHashes.require(client, request.secretHash(), request.username());
        Pool pool = pools.require(client.poolId());
        User user = users.find(pool, request.username()).orElseThrow(() -> UnknownUser.withCode(client));
        if (user.status() != UserStatusType.UNCONFIRMED) {
            throw Refusals.notAuthorized("User cannot be confirmed. Current status is " + user.status());
        }
        String attribute = codes.proven(user, request.confirmationCode());
        confirmations.byCode(
                pool,
                client,
                user,
                attribute,
                Boolean.TRUE.equals(request.forceAliasCreation()),
                request.clientMetadata());
        return ConfirmSignUpResponse.builder()
                .session(Optional.ofNullable(request.session())
                        .flatMap(session -> sessions.confirmed(pool, client, user, session))
                        .orElse(null))
                .build();
    }
}
