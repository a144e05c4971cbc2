package dev.poolgate.gateway.signing;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How requests are signed.
 *
 * @param maxBody largest body that is held in memory to be hashed; a larger one is refused with 413
 * @param heldBodies bound on all bodies together that are held in memory, those of callers who sign among them; one
 *     more is answered 503. An eighth of the heap by default.
 * @param heldBodiesPerCaller how much of that may be one caller's: one more of theirs is answered 503. A quarter of it
 *     by default, and one body of the largest size at least
 * @param bodyTimeout for how long a client may take to send a body that is held; then it is answered 408
 * @param unsignedOverPlainHttp whether bodies may be left out of a signature where no TLS protects them either
 */
public record SigningProperties(
        @DefaultValue("1MB") DataSize maxBody,
        @Nullable DataSize heldBodies,
        @Nullable DataSize heldBodiesPerCaller,
        @DefaultValue("30s") Duration bodyTimeout,
        @DefaultValue("false") boolean unsignedOverPlainHttp) {
    private static final int SHARE_OF_HEAP = 8;
    private static final int SHARE_OF_ROOM = 4;

    /**
     * The bound on all bodies together.
     *
     * @param largest of a body that is to be held
     * @throws ConfigurationProblem where such a body would never have room
     */
    public DataSize roomForBodies(DataSize largest) {
        DataSize room =
                heldBodies == null ? DataSize.ofBytes(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP) : heldBodies;
        if (room.compareTo(largest) < 0) {
            throw new ConfigurationProblem(
                    "a body of `" + largest + "` is taken, but there is room for `" + room + "` in all",
                    "raise `poolgate.signing.held-bodies`, or lower `max-body` under `poolgate.signing` and"
                            + " `poolgate.aws-iam`");
        }
        return room;
    }

    /**
     * The bound on those of one caller.
     *
     * @param largest of a body that is to be held
     * @throws ConfigurationProblem where such a body would never have room
     */
    public DataSize roomForBodiesOfCaller(DataSize largest) {
        if (heldBodiesPerCaller == null) {
            long share = roomForBodies(largest).toBytes() / SHARE_OF_ROOM;
            return DataSize.ofBytes(Math.max(share, largest.toBytes()));
        }
        if (heldBodiesPerCaller.compareTo(largest) < 0) {
            throw new ConfigurationProblem(
                    "a body of `" + largest + "` is taken, but there is room for `" + heldBodiesPerCaller
                            + "` of one caller",
                    "raise `poolgate.signing.held-bodies-per-caller`, or lower `max-body` under `poolgate.signing` and"
                            + " `poolgate.aws-iam`");
        }
        return heldBodiesPerCaller;
    }
}
