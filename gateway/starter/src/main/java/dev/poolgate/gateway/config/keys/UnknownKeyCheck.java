package dev.poolgate.gateway.config.keys;

import dev.poolgate.authorizer.names.NearestName;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Stops the start at a key under {@code poolgate.} that no properties class binds. Runs before any bean is made, so
 * that a typo is named as such and not as the absence of what was meant.
 *
 * <p>Environment variables are left out: their underscores may be dots or dashes, and a shell may hold
 * {@code POOLGATE_*} variables that are meant for other programs.
 */
public final class UnknownKeyCheck implements BeanFactoryPostProcessor {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("poolgate");

    private final Environment environment;

    public UnknownKeyCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        KnownKeys known = known(beans);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            names(source).forEach(name -> known.departure(name).ifPresent(departure -> {
                throw problem(departure, source, name);
            }));
        }
    }

    private static KnownKeys known(ConfigurableListableBeanFactory beans) {
        KnownKeys known = new KnownKeys();
        for (String bean : beans.getBeanDefinitionNames()) {
            ConfigurationProperties prefix = beans.findAnnotationOnBean(bean, ConfigurationProperties.class, false);
            Class<?> type = prefix == null ? null : beans.getType(bean, false);
            if (prefix != null && type != null) {
                add(known, ConfigurationPropertyName.ofIfValid(prefix.prefix()), type);
            }
        }
        return known;
    }

    private static void add(KnownKeys known, @Nullable ConfigurationPropertyName prefix, Class<?> type) {
        if (prefix != null && (prefix.equals(ROOT) || ROOT.isAncestorOf(prefix))) {
            KnownKeys node = known;
            for (int i = 0; i < prefix.getNumberOfElements(); i++) {
                node = node.child(prefix.getElement(i, Form.DASHED));
            }
            PropertiesClass.addTo(node, type);
        }
    }

    private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
        return source instanceof IterableConfigurationPropertySource names
                        && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)
                ? names.stream().filter(ROOT::isAncestorOf)
                : Stream.empty();
    }

    private static ConfigurationProblem problem(
            KnownKeys.Departure departure, ConfigurationPropertySource source, ConfigurationPropertyName name) {
        String written = departure.key().getLastElement(Form.DASHED);
        Origin origin = Origin.from(source.getConfigurationProperty(name));
        String parent = departure.key().getParent().toString();
        return new ConfigurationProblem(
                "the key `" + departure.key() + "`" + (origin == null ? "" : " (" + origin + ")") + " is not known",
                NearestName.of(written, departure.siblings())
                        .map(near -> "did you mean `" + parent + "." + near + "`?")
                        .orElse("use one of " + departure.siblings() + " under `" + parent + "`, or remove it"));
    }
}
