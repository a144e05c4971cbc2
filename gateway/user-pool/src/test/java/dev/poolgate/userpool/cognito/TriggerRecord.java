package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.userpool.triggers.RejectedByTrigger;
import dev.poolgate.userpool.triggers.Trigger;
import dev.poolgate.userpool.triggers.TriggerEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A trigger for all sources: it answers what the test says, keeps what it is asked, and finds no transaction open. */
final class TriggerRecord implements Trigger {
    static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:recorded";

    final List<TriggerEvent> events = new ArrayList<>();
    private final Map<String, Trigger> answers = new HashMap<>();

    /** Answers events of the source. */
    void on(String source, Trigger answer) {
        answers.put(source, answer);
    }

    void reject(String source, String text) {
        on(source, event -> {
            throw new RejectedByTrigger(text);
        });
    }

    List<String> sources() {
        return events.stream().map(TriggerEvent::triggerSource).toList();
    }

    TriggerEvent only(String source) {
        List<TriggerEvent> found = events.stream()
                .filter(event -> event.triggerSource().equals(source))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Override
    public Map<String, ? extends @Nullable Object> answer(TriggerEvent event) throws Exception {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
        events.add(event);
        return answers.getOrDefault(event.triggerSource(), other -> Map.of()).answer(event);
    }
}
