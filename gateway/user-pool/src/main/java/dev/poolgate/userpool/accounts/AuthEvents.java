package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventContextDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskDecisionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnNotEnabledException;

/**
 * What users did, for administrators to see, in pools whose threat protection is on. Nothing here judges a risk: each
 * event says that there was none.
 */
public final class AuthEvents {
    private static final Logger LOG = LoggerFactory.getLogger(AuthEvents.class);

    /** How long a sign-in may take: as long as any session. */
    private static final Duration ONE_SIGN_IN = Duration.ofMinutes(15);

    private static final int LOOKED_AT = 20;

    private final UserPoolStorage storage;
    private final Identifiers identifiers;
    private final Clock clock;

    public AuthEvents(UserPoolStorage storage, Identifiers identifiers, Clock clock) {
        this.storage = storage;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Something that was done, and done well. It stays done where the event cannot be kept. */
    public void record(Pool pool, User user, EventType type) {
        if (pool.recordsRisks()) {
            AuthEventType event = event(type, Optional.empty())
                    .eventResponse(EventResponseType.PASS)
                    .build();
            withoutHarm(
                    pool, () -> storage.atomically(() -> storage.authEvents().insert(user, event)));
        }
    }

    /** Runs what records. Its failure is logged and nothing more: what it would tell of has happened. */
    public static void withoutHarm(Pool pool, Runnable recording) {
        try {
            recording.run();
        } catch (RuntimeException e) {
            LOG.warn("an event of user pool `{}` was not recorded", pool.id(), e);
        }
    }

    /**
     * A step of a sign-in. Steps of one sign-in are one event.
     *
     * @param first whether it is the first one
     * @param challenge that was answered
     * @param ipAddress of the user, as far as the caller may say so
     */
    public void recordSignIn(
            Pool pool,
            User user,
            boolean first,
            EventResponseType response,
            Optional<ChallengeResponseType> challenge,
            Optional<String> ipAddress) {
        if (!pool.recordsRisks()) {
            return;
        }
        storage.atomically(() -> {
            Optional<AuthEventType> begun = first ? Optional.empty() : begun(user, ipAddress);
            AuthEventType.Builder event =
                    begun.orElseGet(() -> event(EventType.SIGN_IN, ipAddress).build()).toBuilder();
            List<ChallengeResponseType> answered = Stream.concat(
                            begun.stream().flatMap(before -> before.challengeResponses().stream()), challenge.stream())
                    .toList();
            AuthEventType now =
                    event.eventResponse(response).challengeResponses(answered).build();
            if (begun.isPresent()) {
                storage.authEvents().update(user, now);
            } else {
                storage.authEvents().insert(user, now);
            }
        });
    }

    /** Events of the user, newest first. */
    public List<AuthEventType> list(User user, String before, int limit) {
        return storage.authEvents().list(user, before, limit);
    }

    /**
     * Keeps what an administrator thinks of an event.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException where the user
     *     has none of the id
     */
    public void judge(User user, String eventId, FeedbackValueType value) {
        AuthEventType event = storage.authEvents()
                .find(user, eventId)
                .orElseThrow(() -> Refusals.resourceNotFound("Event " + eventId + " does not exist."));
        AuthEventType judged = event.toBuilder()
                .eventFeedback(feedback ->
                        feedback.feedbackValue(value).provider("Admin").feedbackDate(clock.instant()))
                .build();
        storage.atomically(() -> storage.authEvents().update(user, judged));
    }

    /** @throws UserPoolAddOnNotEnabledException where the pool keeps no events */
    public static void requireRecorded(Pool pool) {
        if (!pool.recordsRisks()) {
            throw UserPoolAddOnNotEnabledException.builder()
                    .message("Threat protection is not enabled for user pool " + pool.id() + ".")
                    .writableStackTrace(false)
                    .build();
        }
    }

    /** The newest that was begun from there: another's beginning, from elsewhere, is not what ends here. */
    private Optional<AuthEventType> begun(User user, Optional<String> ipAddress) {
        Instant longAgo = clock.instant().minus(ONE_SIGN_IN);
        return storage.authEvents().list(user, "", LOOKED_AT).stream()
                .filter(event -> Optional.ofNullable(event.eventContextData().ipAddress())
                        .equals(ipAddress))
                .filter(event -> event.eventType() == EventType.SIGN_IN)
                .filter(event -> event.eventResponse() == EventResponseType.IN_PROGRESS)
                .filter(event -> event.creationDate().isAfter(longAgo))
                .findFirst();
    }

    private AuthEventType.Builder event(EventType type, Optional<String> ipAddress) {
        return AuthEventType.builder()
                .eventId(identifiers.uuid())
                .eventType(type)
                .creationDate(clock.instant())
                .eventRisk(risk -> risk.riskDecision(RiskDecisionType.NO_RISK).compromisedCredentialsDetected(false))
                .eventContextData(EventContextDataType.builder()
                        .ipAddress(ipAddress.orElse(null))
                        .build());
    }
}
