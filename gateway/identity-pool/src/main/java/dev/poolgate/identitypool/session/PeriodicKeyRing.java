package dev.poolgate.identitypool.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One key for each period of time, derived from the master secret and the period's name. So nodes that share a master
 * secret agree on every key, past and present, and none is kept anywhere.
 *
 * <p>A key's id is {@code start-end.mark}, where the mark tells which master secret it is of. Keys of all masters are
 * found; only the first master's seal.
 */
final class PeriodicKeyRing implements KeyRing {
    /** By which the clocks of two nodes may differ. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** The one key there was before there were periods. */
    private static final String FIRST_ID = "1";

    private static final String PURPOSE = "session tokens";
    private static final int MARK_BYTES = 6;

    private final KeyDerivation sealing;
    private final Map<String, KeyDerivation> masters = new LinkedHashMap<>();
    private final SealingKey first;
    private final Duration length;
    private final Clock clock;

    PeriodicKeyRing(List<KeyDerivation> masters, Duration length, Clock clock) {
        if (masters.isEmpty()) {
            throw new IllegalArgumentException("there is no master secret");
        }
        if (length.compareTo(Duration.ofHours(1)) < 0 || length.toNanosPart() != 0) {
            throw new IllegalArgumentException("period `" + length + "` is not whole seconds, at least `PT1H`");
        }
        masters.forEach(master -> this.masters.putIfAbsent(mark(master), master));
        this.sealing = masters.get(0);
        // it sealed before masters could change, so it can only be of the oldest
        this.first = SealingKey.of(FIRST_ID, masters.get(masters.size() - 1).derive(PURPOSE));
        this.length = length;
        this.clock = clock;
    }

    @Override
    public SealingKey current() {
        return key(KeyPeriod.at(clock.instant(), length), mark(sealing), sealing);
    }

    @Override
    public Optional<SealingKey> find(String id) {
        return id.equals(FIRST_ID) ? Optional.of(first) : findByPeriod(id);
    }

    private Optional<SealingKey> findByPeriod(String id) {
        int dot = id.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String named = id.substring(dot + 1);
        return KeyPeriod.parse(id.substring(0, dot))
                .filter(period -> period.hasBegunAt(clock.instant(), CLOCK_SKEW))
                .flatMap(period -> Optional.ofNullable(masters.get(named)).map(master -> key(period, named, master)));
    }

    private static SealingKey key(KeyPeriod period, String mark, KeyDerivation master) {
        return SealingKey.of(period + "." + mark, master.derive(PURPOSE + " " + period))
                .sealingUntil(period.endsAt());
    }

    /** Names a master secret and tells nothing of its keys. */
    private static String mark(KeyDerivation master) {
        return HexFormat.of().formatHex(Arrays.copyOf(master.derive(PURPOSE + " mark"), MARK_BYTES));
    }
}
