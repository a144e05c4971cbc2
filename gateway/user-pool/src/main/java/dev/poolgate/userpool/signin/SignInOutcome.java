package dev.poolgate.userpool.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** How a step of a sign-in ended: with tokens, or with a question. A refusal is an exception of the SDK's. */
public sealed interface SignInOutcome {

    /** Calls one of both functions. */
    <T> T fold(Function<SignedIn, T> signedIn, Function<Challenged, T> challenged);

    /** The user is signed in. */
    record SignedIn(AuthenticationResultType tokens) implements SignInOutcome {
        @Override
        public <T> T fold(Function<SignedIn, T> signedIn, Function<Challenged, T> challenged) {
            return signedIn.apply(this);
        }
    }

    /**
     * The user has to answer first.
     *
     * @param session to be sent with the answer; empty where the parameters carry it
     * @param available what may be chosen, where the question is which
     */
    record Challenged(
            ChallengeNameType name,
            Optional<String> session,
            Map<String, String> parameters,
            List<ChallengeNameType> available)
            implements SignInOutcome {
        public Challenged {
            parameters = Map.copyOf(parameters);
            available = List.copyOf(available);
        }

        /** A question without a choice. */
        public Challenged(ChallengeNameType name, Optional<String> session, Map<String, String> parameters) {
            this(name, session, parameters, List.of());
        }

        @Override
        public <T> T fold(Function<SignedIn, T> signedIn, Function<Challenged, T> challenged) {
            return challenged.apply(this);
        }

        @Override
        public String toString() {
            return "Challenged[" + name + "]";
        }
    }
}
