package dev.poolgate.userpool.triggers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Code that is asked while an operation runs. Must be thread-safe, answer within seconds, and bear to be asked twice
 * about the same.
 */
@FunctionalInterface
public interface Trigger {

    /**
     * Answers the event.
     *
     * @return the members of the event's {@code response}, as AWS documents them for the trigger
     * @throws RejectedByTrigger where the operation must not go on; its text reaches the caller
     * @throws Exception where the trigger cannot answer; the operation ends without telling more
     */
    Map<String, ? extends @Nullable Object> answer(TriggerEvent event) throws Exception;
}
