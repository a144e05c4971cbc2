package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.SettingTable.Kind;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUiCustomizationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUiCustomizationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UICustomizationType;

/** Sets how the classic pages look, for all clients of a pool or for one. What is left out is the default again. */
final class SetUICustomization extends CognitoOperation<SetUiCustomizationRequest, SetUiCustomizationResponse> {
    private static final DateTimeFormatter VERSION =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    private final UserPoolStorage storage;
    private final Pools pools;
    private final Clients clients;
    private final Clock clock;

    SetUICustomization(UserPoolStorage storage, Pools pools, Clients clients, Clock clock) {
        super(Access.SIGNED, SetUiCustomizationRequest::builder);
        this.storage = storage;
        this.pools = pools;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    SetUiCustomizationResponse answer(SetUiCustomizationRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        String owner = UiCustomizations.owner(clients, pool, request.clientId());
        if (storage.domains().ofPool(pool.id()).isEmpty()) {
            throw Refusals.invalidParameter("There has to be an existing domain associated with this user pool");
        }
        UICustomizationType customization = customization(request, pool, owner);
        storage.atomically(() -> storage.settings()
                .put(
                        pool.id(),
                        Kind.UI,
                        owner,
                        Optional.of(owner).filter(id -> !id.equals(UiCustomizations.ALL)),
                        customization));
        return SetUiCustomizationResponse.builder()
                .uiCustomization(customization)
                .build();
    }

    private UICustomizationType customization(SetUiCustomizationRequest request, Pool pool, String owner) {
        Optional<String> css = Optional.ofNullable(request.css()).filter(text -> !text.isBlank());
        css.ifPresent(ClassicStyles::requireCss);
        Instant now = clock.instant();
        Instant created = UiCustomizations.own(storage.settings(), pool, owner)
                .map(UICustomizationType::creationDate)
                .orElse(now);
        return UICustomizationType.builder()
                .userPoolId(pool.id())
                .clientId(owner)
                .css(css.orElse(null))
                .cssVersion(VERSION.format(now))
                .imageUrl(Optional.ofNullable(request.imageFile())
                        .filter(image -> image.asByteArray().length > 0)
                        .map(ClassicStyles::url)
                        .orElse(null))
                .creationDate(created)
                .lastModifiedDate(now)
                .build();
    }
}
