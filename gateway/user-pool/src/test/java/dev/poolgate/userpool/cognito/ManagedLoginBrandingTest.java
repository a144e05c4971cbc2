package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetCategoryType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetExtensionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ColorSchemeModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateManagedLoginBrandingResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingByClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingByClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateManagedLoginBrandingResponse;

final class ManagedLoginBrandingTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings -> settings).id();
    private final String client = pools.client(poolId, settings -> settings).clientId();

    @Test
    void a_style_is_found_by_its_id_and_by_its_client_and_goes_with_the_client() {
        ManagedLoginBrandingType made = create(client, settings("#ffffff"));

        assertThat(describe(made.managedLoginBrandingId())).isEqualTo(made);
        assertThat(byClient()).isEqualTo(made);
        assertThatThrownBy(() -> create(client, settings("#000000")))
                .isInstanceOf(ManagedLoginBrandingExistsException.class);
        pools.call(DeleteUserPoolClientRequest.builder()
                .userPoolId(poolId)
                .clientId(client)
                .build());
        assertThatThrownBy(() -> describe(made.managedLoginBrandingId())).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void an_update_keeps_what_it_does_not_mention() {
        ManagedLoginBrandingType made = create(client, settings("#ffffff"));
        update(
                made,
                Document.mapBuilder()
                        .putDocument(
                                "page",
                                Document.mapBuilder().putString("font", "serif").build())
                        .build());

        assertThat(byClient().settings().asMap())
                .containsEntry(
                        "page",
                        Document.mapBuilder()
                                .putString("color", "#ffffff")
                                .putString("font", "serif")
                                .build());
        AssetType light = asset(ColorSchemeModeType.LIGHT, "one");
        AssetType dark = asset(ColorSchemeModeType.DARK, "two");
        update(made, light, dark);
        update(made, asset(ColorSchemeModeType.LIGHT, "three"));
        assertThat(byClient().assets()).containsExactlyInAnyOrder(dark, asset(ColorSchemeModeType.LIGHT, "three"));

        UpdateManagedLoginBrandingResponse reset = pools.call(UpdateManagedLoginBrandingRequest.builder()
                .userPoolId(poolId)
                .managedLoginBrandingId(made.managedLoginBrandingId())
                .useCognitoProvidedValues(true)
                .build());
        assertThat(reset.managedLoginBranding().settings()).isNull();
        assertThat(reset.managedLoginBranding().assets()).isEmpty();
    }

    @Test
    void a_style_is_either_given_or_provided_and_an_asset_has_content() {
        assertThatThrownBy(() -> pools.call(CreateManagedLoginBrandingRequest.builder()
                        .userPoolId(poolId)
                        .clientId(client)
                        .useCognitoProvidedValues(true)
                        .settings(settings("#ffffff"))
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create(client, Document.fromString("blue")))
                .isInstanceOf(InvalidParameterException.class);
        ManagedLoginBrandingType made = create(client, settings("#ffffff"));
        assertThatThrownBy(() -> update(
                        made,
                        asset(ColorSchemeModeType.LIGHT, "x").toBuilder()
                                .bytes(null)
                                .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_style_is_deleted_once_and_only_in_its_pool() {
        ManagedLoginBrandingType made = create(client, settings("#ffffff"));
        assertThatThrownBy(() -> delete(pools.poolId(), made)).isInstanceOf(ResourceNotFoundException.class);
        delete(poolId, made);
        assertThatThrownBy(() -> delete(poolId, made)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(this::byClient).isInstanceOf(ResourceNotFoundException.class);
    }

    private static Document settings(String color) {
        return Document.mapBuilder()
                .putDocument(
                        "page", Document.mapBuilder().putString("color", color).build())
                .build();
    }

    private static AssetType asset(ColorSchemeModeType mode, String text) {
        return AssetType.builder()
                .category(AssetCategoryType.FORM_LOGO)
                .colorMode(mode)
                .extension(AssetExtensionType.SVG)
                .bytes(SdkBytes.fromUtf8String(text))
                .build();
    }

    private ManagedLoginBrandingType create(String clientId, Document settings) {
        CreateManagedLoginBrandingResponse response = pools.call(CreateManagedLoginBrandingRequest.builder()
                .userPoolId(poolId)
                .clientId(clientId)
                .settings(settings)
                .build());
        return response.managedLoginBranding();
    }

    private void update(ManagedLoginBrandingType before, Document settings) {
        pools.call(UpdateManagedLoginBrandingRequest.builder()
                .userPoolId(poolId)
                .managedLoginBrandingId(before.managedLoginBrandingId())
                .settings(settings)
                .build());
    }

    private void update(ManagedLoginBrandingType before, AssetType... assets) {
        pools.call(UpdateManagedLoginBrandingRequest.builder()
                .userPoolId(poolId)
                .managedLoginBrandingId(before.managedLoginBrandingId())
                .assets(assets)
                .build());
    }

    private void delete(String pool, ManagedLoginBrandingType branding) {
        pools.call(DeleteManagedLoginBrandingRequest.builder()
                .userPoolId(pool)
                .managedLoginBrandingId(branding.managedLoginBrandingId())
                .build());
    }

    private ManagedLoginBrandingType describe(String id) {
        DescribeManagedLoginBrandingResponse response = pools.call(DescribeManagedLoginBrandingRequest.builder()
                .userPoolId(poolId)
                .managedLoginBrandingId(id)
                .build());
        return response.managedLoginBranding();
    }

    private ManagedLoginBrandingType byClient() {
        DescribeManagedLoginBrandingByClientResponse response =
                pools.call(DescribeManagedLoginBrandingByClientRequest.builder()
                        .userPoolId(poolId)
                        .clientId(client)
                        .build());
        return response.managedLoginBranding();
    }
}
