package dev.poolgate.userpool.triggers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.authorizer.token.StrictJson;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;

/** The triggers of this server by their ARNs, and how they are asked. */
public final class Triggers {
    private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);
    /** The name of a function, which a version or an alias may follow. */
    private static final Pattern FUNCTION = Pattern.compile("arn:[^:]+:lambda:[^:]*:[^:]*:function:([^:]+)(?::[^:]+)?");

    private static final int LONGEST_TEXT = 1024;

    private final Map<String, Trigger> byArn;

    /** @param byArn by whole ARN, or by the name of the function that an ARN holds */
    public Triggers(Map<String, Trigger> byArn) {
        this.byArn = Map.copyOf(byArn);
    }

    /** No pool can have a trigger. */
    public static Triggers none() {
        return new Triggers(Map.of());
    }

    /**
     * Refuses a configuration with a trigger that is not here, or of a kind that is never asked: what it should forbid
     * would be allowed.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where there is
     *     one
     */
    public void requireKnown(@Nullable LambdaConfigType config) {
        if (config == null) {
            return;
        }
        LambdaConfigRules.require(config);
        Arrays.stream(TriggerKind.values()).forEach(kind -> kind.arn(config).ifPresent(this::requireKnown));
    }

    private void requireKnown(String arn) {
        if (find(arn).isEmpty()) {
            throw Refusals.invalidParameter("No trigger is configured for " + arn);
        }
    }

    /** Whether the pool has such a trigger. */
    public boolean has(Pool pool, TriggerKind kind) {
        return kind.arn(pool.settings().lambdaConfig()).isPresent();
    }

    /**
     * Asks the pool's trigger, where it has one. Not to be called inside a transaction.
     *
     * @param members of the response, which the event holds as nulls, as AWS's does
     * @throws UserLambdaValidationException where the trigger forbids the operation
     * @throws InvalidLambdaResponseException where its answer cannot be read
     * @throws UnexpectedLambdaException where it does not answer
     */
    public Optional<TriggerAnswer> ask(TriggerKind kind, Happening happening, String... members) {
        return ask(kind, "1", happening, members);
    }

    /** As the other, with the version of the event. */
    public Optional<TriggerAnswer> ask(TriggerKind kind, String version, Happening happening, String... members) {
        return kind.arn(happening.pool().settings().lambdaConfig()).map(arn -> {
            Map<String, @Nullable Object> response = new LinkedHashMap<>();
            List.of(members).forEach(member -> response.put(member, null));
            return answer(kind, arn, happening.event(version, response));
        });
    }

    private TriggerAnswer answer(TriggerKind kind, String arn, TriggerEvent event) {
        try {
            Trigger trigger = find(arn).orElseThrow(() -> new IllegalStateException("no such trigger is configured"));
            return new TriggerAnswer(plain(trigger.answer(event)));
        } catch (RejectedByTrigger e) {
            throw rejected(kind, String.valueOf(e.getMessage()));
        } catch (UnreadableAnswer e) {
            LOG.warn("trigger `{}` answered `{}`: {}", arn, event.triggerSource(), e.getMessage());
            throw TriggerAnswer.unreadable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unexpected(kind, e);
        } catch (Exception e) {
            LOG.warn("trigger `{}` did not answer `{}`: {}", arn, event.triggerSource(), e.toString());
            throw unexpected(kind, e);
        }
    }

    /** As it would be over the wire: a Java object may hold anything. */
    private static Map<String, @Nullable Object> plain(Map<String, ? extends @Nullable Object> answer)
            throws UnreadableAnswer {
        try {
            return StrictJson.object(JsonText.of(answer).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UnreadableAnswer("nested too deeply, or no json");
        }
    }

    private Optional<Trigger> find(String arn) {
        Matcher function = FUNCTION.matcher(arn);
        Optional<String> name = function.matches() ? Optional.of(function.group(1)) : Optional.empty();
        return Optional.ofNullable(byArn.get(arn)).or(() -> name.map(byArn::get));
    }

    private static UserLambdaValidationException rejected(TriggerKind kind, String text) {
        String shown = text.substring(0, Math.min(LONGEST_TEXT, text.length()));
        return UserLambdaValidationException.builder()
                .message(kind.title() + " failed with error " + shown + ".")
                .writableStackTrace(false)
                .build();
    }

    private static UnexpectedLambdaException unexpected(TriggerKind kind, Exception cause) {
        return UnexpectedLambdaException.builder()
                .message(kind.title() + " invocation failed.")
                .cause(cause)
                .build();
    }
}
