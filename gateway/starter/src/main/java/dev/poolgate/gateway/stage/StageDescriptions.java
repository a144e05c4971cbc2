package dev.poolgate.gateway.stage;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of each stage's timer what it is: an observation has no place for a description. */
public final class StageDescriptions implements MeterFilter {
    private static final Map<String, String> BY_METER = Stream.of(TimedStage.values())
            .collect(Collectors.toUnmodifiableMap(TimedStage::meter, TimedStage::description));

    @Override
    public Meter.Id map(Meter.Id id) {
        return Optional.ofNullable(BY_METER.get(id.getName()))
                .map(description -> new Meter.Id(
                        id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), description, id.getType()))
                .orElse(id);
    }
}
