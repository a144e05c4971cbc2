package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Naming;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a sign-in.
 *
 * @param admin whether it came through an administrator's operation
 * @param parameters as AWS names them, for example {@code USERNAME}
 * @param clientMetadata for triggers only: nothing here trusts it
 * @param session of the step before, where the client sent one
 * @param ipAddress of the user, where the caller is one to believe
 */
public record SignInCall(
        Pool pool,
        Client client,
        boolean admin,
        Map<String, String> parameters,
        Map<String, String> clientMetadata,
        Optional<String> session,
        Optional<String> ipAddress) {

    /**
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException for a name that
     *     no user can have: no flow needs to expect one
     */
    public SignInCall {
        Optional.ofNullable(parameters.get("USERNAME"))
                .filter(name -> !name.isEmpty())
                .ifPresent(Naming::requireUsername);
    }

    /**
     * The parameter.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where it is
     *     missing
     */
    public String required(String name) {
        return optional(name).orElseThrow(() -> Refusals.invalidParameter("Missing required parameter " + name));
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * The session that the client has to send back.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where it is
     *     missing
     */
    String requiredSession() {
        return session.orElseThrow(() -> Refusals.invalidParameter("Missing required parameter Session"));
    }

    /** The same call without metadata. */
    SignInCall withoutMetadata() {
        return new SignInCall(pool, client, admin, parameters, Map.of(), session, ipAddress);
    }

    @Override
    public String toString() {
        return "SignInCall[" + client.id() + "]";
    }
}
