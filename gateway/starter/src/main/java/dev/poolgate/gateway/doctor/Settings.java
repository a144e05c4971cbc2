package dev.poolgate.gateway.doctor;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.support.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings of an application, read as Spring Boot would, with their places in files. */
public final class Settings {
    private final ConfigurableEnvironment environment;
    private final Binder binder;

    /** @param environment whose files are read already */
    public Settings(ConfigurableEnvironment environment) {
        ConfigurationPropertySources.attach(environment);
        this.environment = environment;
        this.binder = Binder.get(environment);
    }

    /** Reads files, profiles, imports and environment; starts no application. */
    static ConfigurableEnvironment read(String... arguments) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        ConfigurationPropertySources.attach(environment);
        new SpringApplicationJsonEnvironmentPostProcessor()
                .postProcessEnvironment(environment, new SpringApplication());
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    /** The value with its placeholders resolved. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(binder.bind(key, String.class).orElse(null));
    }

    /** Whether it is switched on. */
    public boolean is(String key) {
        return is(key, "true");
    }

    /** Whether it has that value, in any case. */
    public boolean is(String key, String value) {
        return text(key).filter(value::equalsIgnoreCase).isPresent();
    }

    /** The values of a list, in whatever form it is written. */
    public Set<String> list(String key) {
        return binder.bind(key, Bindable.setOf(String.class)).orElseGet(Set::of);
    }

    public Binder binder() {
        return binder;
    }

    public ConfigurableEnvironment environment() {
        return environment;
    }

    /** Every setting that counts whose source can name it, as written. */
    public Stream<ConfigurationProperty> all() {
        return names().distinct().flatMap(name -> property(name).stream());
    }

    /** File and line of a setting, or of the first one below it. */
    Optional<String> origin(String key) {
        if (!ConfigurationPropertyName.isValid(key)) {
            return Optional.empty();
        }
        ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
        return property(name)
                .or(() -> names().filter(name::isAncestorOf).findFirst().flatMap(this::property))
                .map(property -> Origin.from(property))
                .map(Object::toString);
    }

    private Optional<ConfigurationProperty> property(ConfigurationPropertyName name) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    private Stream<ConfigurationPropertyName> names() {
        Stream.Builder<Stream<ConfigurationPropertyName>> names = Stream.builder();
        ConfigurationPropertySources.get(environment).forEach(source -> {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                names.add(iterable.stream());
            }
        });
        return names.build().flatMap(each -> each);
    }
}
