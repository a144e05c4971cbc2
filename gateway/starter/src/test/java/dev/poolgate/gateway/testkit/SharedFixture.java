package dev.poolgate.gateway.testkit;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the {@link Fixture}, started once for all of them; what reached its backend is forgotten before each. */
public final class SharedFixture implements ParameterResolver, BeforeEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Fixture.class;
    }

    @Override
    public Fixture resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return fixture(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        fixture(context).backend().forget();
        fixture(context).gateway().bean(TestIdentityPool.class).reset();
    }

    private static Fixture fixture(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Fixture.class, any -> new Fixture(), Fixture.class);
    }
}
