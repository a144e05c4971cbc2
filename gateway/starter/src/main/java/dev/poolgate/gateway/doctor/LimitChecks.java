package dev.poolgate.gateway.doctor;

import static dev.poolgate.gateway.doctor.Check.note;
import static dev.poolgate.gateway.doctor.Check.warning;

import dev.poolgate.gateway.config.PoolgateProperties;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** How old what is remembered may be, and how large what is sent. */
final class LimitChecks {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORT_WINDOW = Duration.ofSeconds(5);
    private static final DataSize LARGE_TOKEN = DataSize.ofKilobytes(64);
    private static final DataSize LARGE_BODY = DataSize.ofMegabytes(16);

    private LimitChecks() {}

    static List<Check> all() {
        return List.of(
                warning(
                        "keys_old",
                        "an issuer's keys are used for more than an hour without a look",
                        "a key that it withdrew because it was stolen verifies for as long",
                        where(all -> all.keys().maxAge().compareTo(HOUR) > 0, "poolgate.keys.max-age", "15m")),
                warning(
                        "keys_stale_long",
                        "an issuer's keys are used for more than a day while it cannot be reached",
                        "whoever keeps the gateway from reaching it keeps a withdrawn key alive",
                        where(
                                all -> all.keys().staleOnError().compareTo(DAY) > 0,
                                "poolgate.keys.stale-on-error",
                                "1h")),
                warning(
                        "keys_fetched_by_callers",
                        "tokens with unknown keys cause a fetch more often than every five seconds",
                        "anybody makes the gateway call its issuers as often as that",
                        where(
                                all -> all.keys().unknownKeyWindow().compareTo(SHORT_WINDOW) < 0,
                                "poolgate.keys.unknown-key-window",
                                "30s")),
                warning(
                        "keys_retry_at_once",
                        "a failed fetch of keys is tried again at once",
                        "an issuer in trouble is called without a pause",
                        where(all -> all.keys().retryAfter().isZero(), "poolgate.keys.retry-after", "5s")),
                warning(
                        "token_cache_old",
                        "a verified token is not verified anew for more than an hour",
                        "the key it was verified with may be withdrawn meanwhile",
                        where(all -> all.tokens().cacheTime().compareTo(HOUR) > 0, "poolgate.tokens.cache-time", "5m")),
                note(
                        "token_cache_off",
                        "no verified token is remembered",
                        "each request costs a signature check, which callers can make expensive",
                        where(all -> all.tokens().cacheSize().toBytes() == 0, "poolgate.tokens.cache-size", "64MB")),
                warning(
                        "token_size_large",
                        "tokens may be larger than 64 KB",
                        "anybody has the gateway parse as much before it knows them",
                        where(
                                all -> all.tokens().maxSize().compareTo(LARGE_TOKEN) > 0,
                                "poolgate.tokens.max-size",
                                "8KB")),
                note(
                        "token_size_ineffective",
                        "tokens may be larger than all headers of a request together",
                        "the server refuses the request before the limit counts",
                        LimitChecks::largerThanHeaders),
                warning(
                        "signed_body_large",
                        "bodies of signed requests are held in memory up to more than 16 MB",
                        "they are held before it is known who sends them, one for each connection",
                        where(
                                all -> all.awsIam().maxBody().compareTo(LARGE_BODY) > 0,
                                "poolgate.aws-iam.max-body",
                                "1MB")),
                note(
                        "retry_after_zero",
                        "callers are told to try again at once where something is unavailable",
                        "all of them do, and keep it so",
                        where(all -> all.failures().retryAfter().isZero(), "poolgate.failures.retry-after", "5s")));
    }

    private static Function<Examined, Stream<Place>> where(
            Predicate<PoolgateProperties> wrong, String key, String better) {
        return examined -> wrong.test(examined.poolgate())
                ? Stream.of(new Place(key, "gateway", Fix.set(key, better)))
                : Stream.empty();
    }

    private static Stream<Place> largerThanHeaders(Examined examined) {
        DataSize headers = examined.settings()
                .binder()
                .bind("server.max-http-request-header-size", DataSize.class)
                .orElse(DataSize.ofKilobytes(8));
        DataSize token = examined.poolgate().tokens().maxSize();
        return token.compareTo(headers) > 0
                ? Stream.of(new Place(
                        "poolgate.tokens.max-size",
                        "gateway",
                        Fix.set("server.max-http-request-header-size", token.toKilobytes() + 8 + "KB")))
                : Stream.empty();
    }
}
