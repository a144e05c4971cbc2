package dev.poolgate.gateway.route;

import dev.poolgate.authorizer.names.NearestName;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.filter.factory.GatewayFilterFactory;
import org.springframework.cloud.gateway.support.AbstractConfigurable;
import org.springframework.cloud.gateway.support.NameUtils;

/**
 * The argument names of Poolgate's filters. Spring Cloud Gateway ignores a name it does not know; a rule with a typo in
 * it would then ask for less than it says.
 */
final class FilterArguments {
    private static final Pattern FIRST_NAME = Pattern.compile("[.\\[].*");
    private final Map<String, GatewayFilterFactory<?>> factories;

    /** @param factories of which those are checked whose arguments are a record, as all of Poolgate's are */
    FilterArguments(Collection<? extends GatewayFilterFactory<?>> factories) {
        this.factories = factories.stream()
                .filter(FilterArguments::takesRecord)
                .collect(Collectors.toMap(GatewayFilterFactory::name, Function.identity()));
    }

    private static boolean takesRecord(GatewayFilterFactory<?> factory) {
        return factory instanceof AbstractConfigurable<?> configurable
                && configurable.getConfigClass().isRecord();
    }

    /**
     * Checks the arguments and has them keep the keys of maps.
     *
     * @throws ConfigurationProblem where a filter of ours has an argument it does not take
     */
    void settle(String routeId, FilterDefinition filter) {
        GatewayFilterFactory<?> factory = factories.get(String.valueOf(filter.getName()));
        if (factory != null) {
            filter.getArgs().keySet().forEach(key -> check(routeId, factory, key));
            filter.getArgs().values().forEach(value -> checkValue(routeId, factory, value));
            filter.setArgs(MapArguments.quoted(filter.getArgs(), factory.getConfigClass()));
        }
    }

    private static void check(String routeId, GatewayFilterFactory<?> factory, String key) {
        Set<String> names = names(factory.getConfigClass());
        boolean positional = key.startsWith(NameUtils.GENERATED_NAME_PREFIX);
        String name = FIRST_NAME.matcher(key).replaceFirst("");
        if (positional
                ? isBeyond(key, factory.shortcutFieldOrder())
                : !uniform(names).contains(uniform(name))) {
            throw problem(routeId, factory.name(), positional ? "without a name" : "`" + name + "`", hint(name, names));
        }
    }

    /**
     * Values are data, never expressions of Spring's language (S60), and never empty: an empty list of groups would ask
     * for none, where a placeholder without a value was meant to ask for some (S58).
     */
    private static void checkValue(String routeId, GatewayFilterFactory<?> factory, String value) {
        if (value.contains("#{")) {
            throw problem(routeId, factory.name(), "with an expression", "write the value itself");
        }
        if (value.isBlank()) {
            throw problem(routeId, factory.name(), "without a value", "give it one, or leave the argument out");
        }
    }

    private static boolean isBeyond(String generatedKey, List<String> shortcut) {
        return Integer.parseInt(generatedKey.substring(NameUtils.GENERATED_NAME_PREFIX.length())) >= shortcut.size();
    }

    private static String hint(String name, Set<String> names) {
        return NearestName.of(name, names)
                .map(near -> "did you mean `" + near + "`?")
                .orElse(names.isEmpty() ? "it takes none" : "use one of " + names + " under `args`");
    }

    private static ConfigurationProblem problem(String routeId, String filter, String what, String action) {
        return new ConfigurationProblem(
                "the filter `" + filter + "` of route `" + routeId + "` has an argument " + what
                        + " that it does not take",
                action);
    }

    private static Set<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> uniform(Set<String> names) {
        return names.stream().map(FilterArguments::uniform).collect(Collectors.toSet());
    }

    private static String uniform(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
