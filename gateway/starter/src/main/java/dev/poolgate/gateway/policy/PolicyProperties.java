package dev.poolgate.gateway.policy;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Where policies come from.
 *
 * @param location a folder, as {@code file:config/policies/} or {@code classpath:policies/}: every {@code *.cedar}
 *     below it is read, and {@code schema.cedarschema} (or {@code schema.cedarschema.json}) in it; without one there
 *     are no policies, and no route may ask for them
 * @param namespace of all entity types and actions in them
 * @param schemaRequired whether policies without a schema to validate them against are refused
 * @param reload after what time they are read again, and take force if they are the same at the next reading; zero for
 *     never
 * @param cachedDecisions how many decisions are remembered
 * @param shadow a candidate that is asked beside them and answers nobody
 */
public record PolicyProperties(
        @DefaultValue List<String> location,
        @DefaultValue("Poolgate") String namespace,
        @DefaultValue("true") boolean schemaRequired,
        @DefaultValue("5s") Duration reload,
        @DefaultValue("10000") int cachedDecisions,
        @DefaultValue @NestedConfigurationProperty ShadowProperties shadow) {

    public PolicyProperties {
        location = List.copyOf(location);
        Assert.isTrue(!reload.isNegative(), () -> "`" + reload + "` cannot be a time to wait");
        Assert.isTrue(cachedDecisions > 0, () -> "`" + cachedDecisions + "` is no number of decisions");
        Assert.isTrue(
                !location.isEmpty() || shadow.location().isEmpty(),
                "a candidate under `shadow` needs policies under `location` to be compared with");
    }
}
