package dev.poolgate.gateway.decisions;

import dev.poolgate.authorizer.policy.PolicyRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as JSON has it. Keys are stable: a change of one is a break for whoever collects them. */
public final class DecisionView {
    private DecisionView() {}

    /** For logs and lists: what a caller has is left out. Keys without a value are too. */
    public static Map<String, Object> brief(DecisionRecord record) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", record.id());
        view.put("time", record.time().toString());
        view.put("outcome", record.outcome().code());
        view.put("stage", record.stage().code());
        view.put("code", record.code());
        put(view, "status", record.status());
        view.put("route", record.route());
        view.put("method", record.method());
        view.put("path", record.path());
        caller(view, record.caller());
        put(view, "rule", record.rule());
        if (!record.policies().isEmpty()) {
            view.put("policies", policies(record.policies()));
        }
        put(view, "revision", record.revision());
        view.put("duration_us", record.micros());
        put(view, "detail", record.detail());
        return view;
    }

    /** For those who may explain decisions: also what was asked, what the caller has and what policies read. */
    public static Map<String, Object> full(DecisionRecord record) {
        Map<String, Object> view = brief(record);
        view.put("requirements", record.requirements());
        view.put("inputs", record.inputs());
        return view;
    }

    /** With their positions, where they have one. */
    public static List<Map<String, Object>> policies(List<PolicyRef> policies) {
        return policies.stream().map(DecisionView::policy).toList();
    }

    private static Map<String, Object> policy(PolicyRef policy) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", policy.id());
        view.put("source", policy.source());
        if (policy.line() > 0) {
            view.put("line", policy.line());
            view.put("column", policy.column());
        }
        return view;
    }

    private static void caller(Map<String, Object> view, CallerFacts caller) {
        view.put("caller", caller.kind());
        put(view, "issuer", caller.issuer());
        put(view, "subject", caller.subject());
        put(view, "key_id", caller.keyId());
        put(view, "key_age_ms", millis(caller.keyAge()));
        put(view, "token_age_ms", millis(caller.tokenAge()));
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static void put(Map<String, Object> view, String key, @Nullable Object value) {
        if (value != null) {
            view.put(key, value);
        }
    }
}
