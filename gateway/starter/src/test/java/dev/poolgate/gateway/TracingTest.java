package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.AwsSignature;
import dev.poolgate.gateway.testkit.EndedSpans;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIdentityPool;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestPools;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.assertj.core.util.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** What a tracer on the class path gets to see of a request, and whom it believes. */
class TracingTest {
    private static final String THEIR_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String[] THEIR_HEADERS = {
        "traceparent: 00-" + THEIR_TRACE + "-b7ad6b7169203331-01", "tracestate: them=1", "baggage: role=admin"
    };

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RecordingBackend BACKEND = new RecordingBackend();
    private static final RunningGateway TRACED = traced().start();

    @BeforeEach
    void forget() {
        BACKEND.forget();
    }

    @AfterAll
    static void close() {
        TRACED.close();
        BACKEND.close();
        ISSUER.close();
    }

    @Test
    void stages_are_spans_below_the_request_and_say_nothing_of_the_caller() {
        get(TRACED, "/signed/1");

        List<SpanData> spans = spans(5);
        SpanData request = only(spans, SpanKind.SERVER);
        List<SpanData> stages = spans.stream()
                .filter(span -> span.getName().startsWith("poolgate."))
                .toList();
        assertThat(stages)
                .extracting(SpanData::getName)
                .containsExactly("poolgate.authorize", "poolgate.exchange", "poolgate.sign");
        assertThat(stages).extracting(SpanData::getParentSpanId).containsOnly(request.getSpanId());
        assertThat(stages).extracting(span -> span.getAttributes().asMap()).allSatisfy(tags -> assertThat(tags)
                .containsEntry(AttributeKey.stringKey("route"), "signed")
                .containsOnlyKeys(AttributeKey.stringKey("route"), AttributeKey.stringKey("outcome")));
        assertThat(only(spans, SpanKind.CLIENT).getTraceId()).isEqualTo(request.getTraceId());
    }

    @Test
    void s68_no_span_holds_a_token_or_signature_of_the_query() {
        get(TRACED, "/signed/1?page=2&access_token=secret-one&X-Amz-Signature=secret-two&t=%65yJsecret");

        assertThat(spans(5))
                .extracting(span -> span.getAttributes().asMap().toString())
                .noneMatch(attributes -> attributes.contains("secret"))
                .anyMatch(attributes -> attributes.contains("page=2"));
    }

    @Test
    void a_refused_request_has_the_span_of_the_stage_that_refused_it() {
        RawHttp.get(TRACED.port(), "/relayed/1");

        SpanData stage = spans(2).get(0);
        assertThat(stage.getName()).isEqualTo("poolgate.authorize");
        assertThat(stage.getAttributes().get(AttributeKey.stringKey("outcome"))).isEqualTo("unauthenticated");
    }

    @Test
    void a_trace_header_that_is_written_last_leaves_the_signature_whole() {
        get(TRACED, "/signed/1");

        spans(5);
        RecordingBackend.Received received = BACKEND.next();
        assertThat(received.header("traceparent")).hasSize(1);
        assertThat(received.header("Authorization"))
                .containsExactly(AwsSignature.expected(received, TestIdentityPool.credentialsOf("alice")));
    }

    @Test
    void a_stranger_chooses_neither_trace_nor_baggage() {
        get(TRACED, "/relayed/1", THEIR_HEADERS);

        RecordingBackend.Received received = BACKEND.next();
        assertThat(received.header("traceparent")).singleElement().asString().doesNotContain(THEIR_TRACE);
        assertThat(received.headerNames()).doesNotContain("tracestate", "baggage");
        assertThat(spans(4)).extracting(SpanData::getTraceId).doesNotContain(THEIR_TRACE);
    }

    @Test
    void a_trusted_proxy_does() {
        try (RunningGateway gateway =
                traced().set("poolgate.guard.trusted-proxies", "127.0.0.0/8").start()) {
            get(gateway, "/relayed/1", THEIR_HEADERS);

            assertThat(BACKEND.next().header("traceparent"))
                    .singleElement()
                    .asString()
                    .contains(THEIR_TRACE);
            assertThat(gateway.bean(EndedSpans.class).next(4))
                    .extracting(SpanData::getTraceId)
                    .containsOnly(THEIR_TRACE);
        }
    }

    @Test
    void without_a_tracer_too_a_strangers_trace_ends_here_unless_it_may_pass() {
        try (RunningGateway gateway = routed(RunningGateway.with(ISSUER))
                .set("poolgate.guard.passed-headers", "Tracestate")
                .start()) {
            get(gateway, "/relayed/1", THEIR_HEADERS);

            assertThat(BACKEND.next().headerNames()).contains("tracestate").doesNotContain("traceparent", "baggage");
        }
    }

    @Test
    void the_times_of_stages_lead_to_traces() {
        try (RunningGateway gateway = traced().set("management.endpoints.web.exposure.include", "prometheus")
                .set("management.metrics.distribution.slo.poolgate", "1ms, 10s")
                .start()) {
            get(gateway, "/relayed/1");
            String trace = gateway.bean(EndedSpans.class).next(4).get(0).getTraceId();

            RawHttp.Answer scrape = RawHttp.get(
                    gateway.port(), "/actuator/prometheus", "Accept: application/openmetrics-text; version=1.0.0");

            assertThat(scrape.body().lines()).anySatisfy(line -> assertThat(line)
                    .startsWith("poolgate_authorize_seconds_bucket{")
                    .contains("outcome=\"allowed\"", "route=\"relayed\"", " # {", "trace_id=\"" + trace + '"'));
        }
    }

    private static RunningGateway.Builder traced() {
        return routed(RunningGateway.with(ISSUER).sources(Spans.class).traced());
    }

    private static RunningGateway.Builder routed(RunningGateway.Builder gateway) {
        return gateway.sources(TestPools.class)
                .set("poolgate.relay.issuer", "https://gateway.example.com")
                .set("poolgate.relay.key-file", Files.newTemporaryFolder() + "/relay.json")
                .route(
                        "signed",
                        "/signed/**",
                        BACKEND.url(),
                        "Authorize",
                        "ExchangeCredentials=main",
                        "SignAwsRequest=execute-api, eu-central-1")
                .route("relayed", "/relayed/**", BACKEND.url(), "Authorize", "RelayToken=orders");
    }

    private static void get(RunningGateway gateway, String target, String... headers) {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 1, headers.length);
        all[0] = "Authorization: Bearer " + ISSUER.token("alice");
        assertThat(RawHttp.get(gateway.port(), target, all).status()).isEqualTo(200);
    }

    /** All that a request has: each test takes those of its own. */
    private static List<SpanData> spans(int count) {
        return TRACED.bean(EndedSpans.class).next(count);
    }

    private static SpanData only(List<SpanData> spans, SpanKind kind) {
        assertThat(spans).filteredOn(span -> span.getKind() == kind).hasSize(1);
        return spans.stream().filter(span -> span.getKind() == kind).findFirst().orElseThrow();
    }

    static final class Spans {
        @Bean
        EndedSpans endedSpans() {
            return new EndedSpans();
        }
    }
}
