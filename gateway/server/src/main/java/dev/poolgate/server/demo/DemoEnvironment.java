package dev.poolgate.server.demo;

import dev.poolgate.server.data.DataDirectory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of the demo, generated at the first start and kept as shell exports in {@code demo.env}: that file is what
 * the server reads at the next start and what a person sources into a shell.
 */
final class DemoEnvironment {
    static final String FILE = "demo.env";

    private static final Pattern EXPORT = Pattern.compile("export (\\w+)='([^']*)'");
    private static final String LOWER_ALPHANUMERIC = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LOWER_ALPHANUMERIC;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Map<String, String> values;

    private DemoEnvironment(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the file, fills in what it lacks, and writes it back.
     *
     * @param region where the pools pretend to be
     * @param endpoint the URL of the pools port, which may differ from start to start
     */
    static DemoEnvironment open(DataDirectory data, String region, String endpoint, SecureRandom random) {
        Map<String, String> values = data.read(FILE)
                .map(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)))
                .orElseGet(LinkedHashMap::new);
        String kept = values.computeIfAbsent("AWS_REGION", ignored -> region);
        // what version 1 of the AWS CLI reads instead
        values.put("AWS_DEFAULT_REGION", kept);
        values.put("AWS_ENDPOINT_URL", endpoint);
        generate(region, random).forEach((name, value) -> values.computeIfAbsent(name, ignored -> value.get()));
        data.write(FILE, format(values).getBytes(StandardCharsets.UTF_8));
        return new DemoEnvironment(values);
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the demo has no value `" + name + "`");
        }
        return value;
    }

    private static Map<String, Supplier<String>> generate(String region, SecureRandom random) {
        Map<String, Supplier<String>> values = new LinkedHashMap<>();
        values.put("AWS_ACCESS_KEY_ID", () -> "AKIA" + pick(random, BASE32, 16));
        values.put("AWS_SECRET_ACCESS_KEY", () -> pick(random, ALPHANUMERIC, 40));
        values.put("POOLGATE_USER_POOL_ID", () -> region + "_" + pick(random, ALPHANUMERIC, 9));
        values.put("POOLGATE_CLIENT_ID", () -> pick(random, LOWER_ALPHANUMERIC, 26));
        values.put("POOLGATE_IDENTITY_POOL_ID", () -> region + ":" + uuid(random));
        values.put("POOLGATE_ALICE_PASSWORD", () -> password(random));
        values.put("POOLGATE_BOB_PASSWORD", () -> password(random));
        return values;
    }

    /** 18 random characters, and one of each kind that a password policy may ask for. */
    private static String password(SecureRandom random) {
        return pick(random, ALPHANUMERIC, 18) + "-Aa1";
    }

    private static String uuid(SecureRandom random) {
        byte[] seed = new byte[16];
        random.nextBytes(seed);
        return UUID.nameUUIDFromBytes(seed).toString();
    }

    private static String pick(SecureRandom random, String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .collect(StringBuilder::new, (text, i) -> text.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher exports = EXPORT.matcher(text);
        while (exports.find()) {
            values.put(exports.group(1), exports.group(2));
        }
        return values;
    }

    private static String format(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append("export %s='%s'%n".formatted(name, value)));
        return text.toString();
    }
}
