package dev.poolgate.server;

import java.util.concurrent.TimeUnit;

/** Processes that tests start. */
final class ChildProcess {
    private ChildProcess() {}

    /** Asks it to end, and ends it where it does not. */
    static void end(Process process) {
        process.destroy();
        process.onExit()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
