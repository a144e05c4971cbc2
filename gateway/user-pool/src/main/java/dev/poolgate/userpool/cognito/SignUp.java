package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.FirstFactors;
import dev.poolgate.userpool.accounts.MessageCause;
import dev.poolgate.userpool.accounts.NewUsers;
import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.SignUpCodes;
import dev.poolgate.userpool.accounts.SignUpTriggers;
import dev.poolgate.userpool.accounts.UserDraft;
import dev.poolgate.userpool.directory.AttributeRules;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Naming;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.signin.SignUpSessions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** A user makes an account, and is sent a code to confirm it. */
final class SignUp extends CognitoOperation<SignUpRequest, SignUpResponse> {
    private final Pools pools;
    private final Clients clients;
    private final Passwords passwords;
    private final NewUsers newUsers;
    private final SignUpCodes codes;
    private final SignUpTriggers triggers;
    private final FirstFactors firstFactors;
    private final SignUpSessions sessions;
    private final AuthEvents events;

    SignUp(
            Pools pools,
            Clients clients,
            Passwords passwords,
            NewUsers newUsers,
            SignUpCodes codes,
            SignUpTriggers triggers,
            FirstFactors firstFactors,
            SignUpSessions sessions,
            AuthEvents events) {
        super(Access.PUBLIC, SignUpRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.passwords = passwords;
        this.newUsers = newUsers;
        this.codes = codes;
        this.triggers = triggers;
        this.firstFactors = firstFactors;
        this.sessions = sessions;
        this.events = events;
    }

    @Override
    SignUpResponse answer(SignUpRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        SecretHashes.require(client, request.secretHash(), request.username());
        Pool pool = pools.require(client.poolId());
        if (pool.closedToSignUp()) {
            throw Refusals.notAuthorized("SignUp is not permitted for this user pool");
        }
        UserDraft draft = triggers.bySelf(
                draft(request, client, pool), client, request.validationData(), request.clientMetadata());
        User user = newUsers.create(draft);
        events.record(pool, user, EventType.SIGN_UP);
        boolean confirmed = user.status() == UserStatusType.CONFIRMED;
        if (confirmed) {
            triggers.confirmed(pool, Optional.of(client), user, request.clientMetadata());
        }
        return SignUpResponse.builder()
                .userConfirmed(confirmed)
                .userSub(user.sub())
                .session(sessions.open(pool, client, user).orElse(null))
                .codeDeliveryDetails(confirmed ? null : send(pool, client, user, request))
                .build();
    }

    private @Nullable CodeDeliveryDetailsType send(Pool pool, Client client, User user, SignUpRequest request) {
        MessageCause cause =
                new MessageCause(MessageCause.Source.SIGN_UP, Optional.of(client), request.clientMetadata());
        return codes.send(pool, user, cause).orElse(null);
    }

    private UserDraft draft(SignUpRequest request, Client client, Pool pool) {
        Optional<String> password = Optional.ofNullable(request.password()).filter(text -> !text.isEmpty());
        Optional<String> naming = Naming.byAttribute(pool, request.username());
        password.ifPresent(text -> passwords.requireAllowed(pool, text));
        Map<String, String> attributes = AttributeRules.byUser(pool, request.userAttributes(), client::writes);
        Map<String, String> whole = new TreeMap<>(attributes);
        naming.ifPresent(attribute -> whole.put(attribute, request.username()));
        AttributeRules.requireAll(pool, whole);
        if (password.isEmpty() && !firstFactors.needNoPassword(pool, whole)) {
            throw Refusals.invalidParameter("Missing required parameter Password");
        }
        return new UserDraft(
                pool, newUsers.newSub(), request.username(), attributes, UserStatusType.UNCONFIRMED, password, false);
    }
}
