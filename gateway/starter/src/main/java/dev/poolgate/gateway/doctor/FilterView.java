package dev.poolgate.gateway.doctor;

import dev.poolgate.gateway.route.MapArguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.support.NameUtils;

/**
 * A filter as written.
 *
 * @param key of the setting
 * @param inOneLine whether it is written as {@code Name=value, value}
 */
record FilterView(String key, boolean inOneLine, FilterDefinition definition) {
    private static final Map<String, List<String>> ORDER = Map.of(
            "RelayToken", List.of("audience"),
            "ExchangeCredentials", List.of("pool"),
            "SignAwsRequest", List.of("service", "region", "payload"));

    String name() {
        return String.valueOf(definition.getName());
    }

    /** What the gateway would hand to the filter. */
    <T> T arguments(Class<T> type) {
        Map<String, String> arguments = MapArguments.quoted(named(), type);
        return new Binder(new MapConfigurationPropertySource(arguments)).bindOrCreate("", type);
    }

    /** Writes an argument, and those that were in one line with it by name. */
    Fix set(String argument, String value) {
        return inOneLine
                ? inFull().andSet(key + ".args." + argument, value)
                : Fix.set(key + ".args." + argument, value);
    }

    /** Writes the filter anew with the name alone. */
    Fix replace(String name) {
        return Fix.set(key, name);
    }

    /** Removes an argument, in whichever spelling it is written. */
    Fix without(String argument) {
        String written = definition.getArgs().keySet().stream()
                .map(name -> name.replaceFirst("[.\\[].*", ""))
                .filter(name -> name.replace("-", "").equalsIgnoreCase(argument.replace("-", "")))
                .findFirst()
                .orElse(argument);
        return Fix.drop(key + ".args." + written);
    }

    private Fix inFull() {
        Fix fix = Fix.drop(key).andSet(key + ".name", name());
        for (Map.Entry<String, String> argument : named().entrySet()) {
            fix = fix.andSet(key + ".args." + argument.getKey(), argument.getValue());
        }
        return fix;
    }

    private Map<String, String> named() {
        List<String> order = ORDER.getOrDefault(name(), List.of());
        Map<String, String> named = new LinkedHashMap<>();
        definition.getArgs().forEach((name, value) -> named.put(name(order, name), value));
        return named;
    }

    private static String name(List<String> order, String name) {
        if (!name.startsWith(NameUtils.GENERATED_NAME_PREFIX)) {
            return name;
        }
        int place = Integer.parseInt(name.substring(NameUtils.GENERATED_NAME_PREFIX.length()));
        return place < order.size() ? order.get(place) : name;
    }
}
