package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.accounts.AuthEvents;
import java.util.List;

/** The operations on what users did. */
final class EventOperations {
    private EventOperations() {}

    static List<Operation<?, ?>> of(Core core) {
        AuthEvents events = events(core);
        return List.of(
                new AdminListUserAuthEvents(core.pools(), core.users(), events),
                new AdminUpdateAuthEventFeedback(core.pools(), core.users(), events),
                new UpdateAuthEventFeedback(core.pools()));
    }

    static AuthEvents events(Core core) {
        return new AuthEvents(core.storage(), core.identifiers(), core.clock());
    }
}
