package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Refusals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetType;

/** What a style says, and what becomes of it when more is said. */
final class BrandingSettings {
    private BrandingSettings() {}

    /** A style is either AWS's own, or what the request says. */
    static void requireOneSource(@Nullable Boolean provided, @Nullable Document settings, List<AssetType> assets) {
        boolean own = settings != null || !assets.isEmpty();
        if (Boolean.TRUE.equals(provided) && own) {
            throw Refusals.invalidParameter(
                    "UseCognitoProvidedValues cannot be true where Settings or Assets are given.");
        }
        if (settings != null && !settings.isMap()) {
            throw Refusals.invalidParameter("Settings must be a JSON object.");
        }
        assets.forEach(BrandingSettings::requireContent);
    }

    private static void requireContent(AssetType asset) {
        boolean bytes = asset.bytes() != null && asset.bytes().asByteArrayUnsafe().length > 0;
        if (bytes == (asset.resourceId() != null)) {
            throw Refusals.invalidParameter("An asset needs either Bytes or ResourceId.");
        }
    }

    /** Members that are objects in both are merged, all others replaced. */
    static @Nullable Document merged(@Nullable Document before, @Nullable Document more) {
        if (before == null || more == null) {
            return more == null ? before : more;
        }
        if (!before.isMap() || !more.isMap()) {
            return more;
        }
        Map<String, Document> all = new HashMap<>(before.asMap());
        more.asMap().forEach((name, value) -> all.merge(name, value, BrandingSettings::merge));
        return Document.fromMap(all);
    }

    private static Document merge(Document before, Document more) {
        return Objects.requireNonNull(merged(before, more));
    }

    /** An asset replaces another of its category and colour. */
    static List<AssetType> merged(List<AssetType> before, List<AssetType> more) {
        return Stream.concat(
                        before.stream().filter(old -> more.stream().noneMatch(asset -> sameSlot(old, asset))),
                        more.stream())
                .toList();
    }

    private static boolean sameSlot(AssetType one, AssetType other) {
        return one.category() == other.category() && one.colorMode() == other.colorMode();
    }
}
