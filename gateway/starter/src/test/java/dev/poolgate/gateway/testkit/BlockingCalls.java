package dev.poolgate.gateway.testkit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

/**
 * Watches for calls that block on an event loop. They fail where they happen, and are remembered: a filter may turn the
 * failure into an answer.
 */
public final class BlockingCalls {
    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

    static {
        BlockHound.builder()
                .loadIntegrations()
                // /dev/urandom, which never waits once the system has started; every ECDSA signature needs some
                .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully")
                .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "ensureBufferValid")
                // a class is read from its jar once, the first time it is used
                .allowBlockingCallsInside("java.lang.ClassLoader", "loadClass")
                .blockingMethodCallback(method -> {
                    BlockingOperationError error = new BlockingOperationError(method);
                    SEEN.add(error + " at " + List.of(error.getStackTrace()));
                    throw error;
                })
                .install();
    }

    private BlockingCalls() {}

    /** Starts to watch, for as long as this JVM lives, and forgets what was seen so far. */
    public static void watch() {
        SEEN.clear();
    }

    /** What blocked since, with where. */
    public static List<String> seen() {
        return List.copyOf(SEEN);
    }
}
