package dev.poolgate.gateway.decisions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object per decision, each the whole message of the logger {@code poolgate.decisions} at INFO. */
public final class DecisionLog implements DecisionSink {
    private static final Logger LOG = LoggerFactory.getLogger("poolgate.decisions");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public void accept(DecisionRecord record) {
        if (LOG.isInfoEnabled()) {
            LOG.info("{}", JSON.writeValueAsString(DecisionView.brief(record)));
        }
    }
}
