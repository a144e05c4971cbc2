package dev.poolgate.identitypool;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is told of each write. What was written is committed by then, so that a watcher's failure is not the writer's.
 */
final class Watchers {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    void add(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Runs all of them on this thread, whichever fail. */
    void tell() {
        watchers.forEach(Watchers::tell);
    }

    private static void tell(Runnable watcher) {
        try {
            watcher.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "what was just written to the account is not taken over here at once, but when it is next read", e);
        }
    }
}
