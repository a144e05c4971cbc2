package dev.poolgate.gateway.filter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link AuthorizeArguments} while one of them changes: the one place that lists them all. */
final class AuthorizeDraft {
    Set<String> issuers = Set.of();
    Set<String> scopes = Set.of();
    Set<String> groups = Set.of();
    Map<String, List<String>> claims = Map.of();
    boolean guests;
    boolean passToken;
    AwsIam awsIam = AwsIam.NONE;

    @Nullable
    String apiId;

    @Nullable
    String stage;

    Replay replay = Replay.ALLOW;
    boolean unsignedPayload;

    @Nullable
    String openapi;

    boolean policies;
    List<String> paths = List.of();

    /** Any caller with a valid token. */
    AuthorizeDraft() {}

    AuthorizeDraft(AuthorizeArguments from) {
        issuers = from.issuers();
        scopes = from.scopes();
        groups = from.groups();
        claims = from.claims();
        guests = from.guests();
        passToken = from.passToken();
        awsIam = from.awsIam();
        apiId = from.apiId();
        stage = from.stage();
        replay = from.replay();
        unsignedPayload = from.unsignedPayload();
        openapi = from.openapi();
        policies = from.policies();
        paths = from.paths();
    }

    void signed(AwsIam how, String api, String onStage) {
        awsIam = how;
        apiId = api;
        stage = onStage;
    }

    AuthorizeArguments done() {
        return new AuthorizeArguments(
                issuers,
                scopes,
                groups,
                claims,
                guests,
                passToken,
                awsIam,
                apiId,
                stage,
                replay,
                unsignedPayload,
                openapi,
                policies,
                paths);
    }
}
