package dev.poolgate.gateway.console;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * How a few counters went in the last hour: enough for small plots, so that the page needs nothing beside the gateway.
 * Looked at on a thread of its own.
 */
final class MeterHistory implements AutoCloseable {
    private static final int SECONDS = 10;
    private static final int POINTS = 360;
    private static final String BREAKERS = "resilience4j.circuitbreaker.state";
    private static final Set<String> WATCHED =
            Set.of("cache.gets", "poolgate.decisions", "poolgate.refusals", "poolgate.policies.shadow");

    private final Deque<Point> points = new ArrayDeque<>();
    private final MeterRegistry meters;
    private final Clock clock;
    private final ScheduledExecutorService thread;

    MeterHistory(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        CustomizableThreadFactory names = new CustomizableThreadFactory("poolgate-console-");
        names.setDaemon(true);
        this.thread = new ScheduledThreadPoolExecutor(1, names);
    }

    void start() {
        // it ends with its thread alone, and nobody waits for it
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /**
     * Counts since the start, at each time.
     *
     * @param series by the name and tags of the meter; 0 where it was not there yet
     */
    record View(List<Instant> times, Map<String, List<Double>> series) {}

    synchronized View view() {
        Set<String> names = points.stream()
                .flatMap(point -> point.counts().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<Double>> series = new LinkedHashMap<>();
        names.forEach(name -> series.put(
                name,
                points.stream()
                        .map(point -> point.counts().getOrDefault(name, 0.0))
                        .toList()));
        return new View(points.stream().map(Point::at).toList(), series);
    }

    /** Name and state of each circuit breaker. */
    List<Map<String, String>> breakers() {
        List<Map<String, String>> found = new ArrayList<>();
        for (Meter meter : meters.getMeters()) {
            if (meter.getId().getName().equals(BREAKERS) && value(meter) > 0) {
                found.add(Map.of(
                        "name", Objects.toString(meter.getId().getTag("name"), ""),
                        "state", Objects.toString(meter.getId().getTag("state"), "")));
            }
        }
        found.sort((one, other) -> String.valueOf(one.get("name")).compareTo(String.valueOf(other.get("name"))));
        return found;
    }

    synchronized void look() {
        Map<String, Double> counts = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            if (WATCHED.contains(meter.getId().getName())) {
                counts.merge(label(meter.getId()), value(meter), Double::sum);
            }
        }
        points.addLast(new Point(clock.instant(), counts));
        while (points.size() > POINTS) {
            points.removeFirst();
        }
    }

    private static double value(Meter meter) {
        double value = meter.measure().iterator().next().getValue();
        return Double.isFinite(value) ? value : 0;
    }

    private static String label(Meter.Id id) {
        return id.getTags().stream().map(MeterHistory::text).collect(Collectors.joining(",", id.getName() + "{", "}"));
    }

    private static String text(Tag tag) {
        return tag.getKey() + "=" + tag.getValue();
    }

    private record Point(Instant at, Map<String, Double> counts) {}
}
