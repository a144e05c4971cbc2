package dev.poolgate.gateway.guard;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.net.URI;
import org.springframework.cloud.gateway.filter.headers.observation.DefaultGatewayObservationConvention;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;

/**
 * What is observed of the request to a backend. Spring Cloud Gateway puts the whole address into the span; here the
 * query is as logs show it, because traces are kept where more people read them (S68).
 */
public final class ShownObservation extends DefaultGatewayObservationConvention {

    @Override
    public KeyValues getHighCardinalityKeyValues(GatewayContext context) {
        URI uri = context.getRequest().getURI();
        String address = uri.toString();
        String shown = ShownQuery.in(uri).toString();
        return KeyValues.of(super.getHighCardinalityKeyValues(context).stream()
                .map(each -> each.getValue().equals(address) ? KeyValue.of(each.getKey(), shown) : each)
                .toList());
    }
}
