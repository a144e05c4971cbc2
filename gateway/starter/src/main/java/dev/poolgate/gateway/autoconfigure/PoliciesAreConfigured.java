package dev.poolgate.gateway.autoconfigure;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a folder with policies; a key that may hold a list is not one property. */
final class PoliciesAreConfigured implements Condition {
    private static final String LOCATION = "poolgate.policies.location";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                .bind(LOCATION, Bindable.listOf(String.class))
                .map(locations -> !locations.isEmpty())
                .orElse(false);
    }
}
