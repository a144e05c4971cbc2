package dev.poolgate.server.data;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/**
 * The master key and those that were it before. All of them open what is sealed; only the first seals.
 *
 * @param previous newest first
 */
public record MasterKeys(MasterKey current, List<MasterKey> previous) {

    public MasterKeys {
        previous = List.copyOf(previous);
    }

    /**
     * Reads the keys, making the first one at the first start.
     *
     * @param previous files of 32 bytes; each must be there
     */
    public static MasterKeys open(DataDirectory data, List<Path> previous, SecureRandom random) {
        // what must be there comes first: a slip in the list must not leave a new key behind
        List<MasterKey> older = previous.stream().map(MasterKey::read).toList();
        return new MasterKeys(MasterKey.open(data, random), older);
    }

    /** The current one and then the others. */
    public Stream<MasterKey> all() {
        return Stream.concat(Stream.of(current), previous.stream());
    }
}
