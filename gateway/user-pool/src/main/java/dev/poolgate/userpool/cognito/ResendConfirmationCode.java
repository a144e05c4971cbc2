package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.MessageCause;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.SignUpCodes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Sends another sign-up code. */
final class ResendConfirmationCode
        extends CognitoOperation<ResendConfirmationCodeRequest, ResendConfirmationCodeResponse> {
    private final Pools pools;
    private final Clients clients;
    private final Users users;
    private final SignUpCodes codes;
    private final AuthEvents events;

    ResendConfirmationCode(Pools pools, Clients clients, Users users, SignUpCodes codes, AuthEvents events) {
        super(Access.PUBLIC, ResendConfirmationCodeRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.users = users;
        this.codes = codes;
        this.events = events;
    }

    @Override
    ResendConfirmationCodeResponse answer(ResendConfirmationCodeRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        SecretHashes.require(client, request.secretHash(), request.username());
        Pool pool = pools.require(client.poolId());
        return ResendConfirmationCodeResponse.builder()
                .codeDeliveryDetails(users.find(pool, request.username())
                        .filter(user -> waits(user) || !client.hidesUnknownUsers())
                        .map(user -> resend(
                                pool,
                                user,
                                new MessageCause(
                                        MessageCause.Source.RESEND_CODE,
                                        Optional.of(client),
                                        request.clientMetadata())))
                        .orElseGet(() -> UnknownUser.delivery(pool, client, request.username())))
                .build();
    }

    private CodeDeliveryDetailsType resend(Pool pool, User user, MessageCause cause) {
        if (!waits(user)) {
            throw Refusals.invalidParameter("User is already confirmed.");
        }
        CodeDeliveryDetailsType delivery = codes.resend(pool, user, cause)
                .orElseThrow(() -> Refusals.invalidParameter("Cannot resend codes. Auto verification not turned on."));
        events.record(pool, user, EventType.RESEND_CODE);
        return delivery;
    }

    private static boolean waits(User user) {
        return user.status() == UserStatusType.UNCONFIRMED;
    }
}
