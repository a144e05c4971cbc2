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
        String address = context.getRequest().getURI().toString();
        String shown = shown(context.getRequest().getURI());
        return KeyValues.of(super.getHighCardinalityKeyValues(context).stream()
                .map(each -> each.getValue().equals(address) ? KeyValue.of(each.getKey(), shown) : each)
                .toList());
    }

    private static String shown(URI address) {
        String query = address.getRawQuery();
        String text = address.toString();
        return query == null ? text : text.substring(0, text.indexOf('?') + 1) + ShownQuery.of(query);
    }
}
