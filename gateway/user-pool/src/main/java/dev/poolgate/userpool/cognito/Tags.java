package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTaggingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The tags of a pool, which its settings show too. */
final class Tags {
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final String RESOURCE = ":userpool/";

    private Tags() {}

    /** The pool that the ARN names. Whose region and account it names does not matter: ids are unique. */
    static String poolId(String arn) {
        int at = arn.indexOf(RESOURCE);
        if (!arn.startsWith("arn:") || !arn.contains(":cognito-idp:") || at < 0) {
            throw Refusals.invalidParameter("Invalid resource ARN.");
        }
        return arn.substring(at + RESOURCE.length());
    }

    static Map<String, String> checked(Map<String, String> tags) {
        boolean fits =
                tags.size() <= MOST && tags.entrySet().stream().allMatch(tag -> fits(tag.getKey(), tag.getValue()));
        if (!fits) {
            throw UserPoolTaggingException.builder()
                    .message("A user pool has at most " + MOST + " tags, of keys up to " + LONGEST_KEY
                            + " characters that do not begin with aws:, and values up to " + LONGEST_VALUE + ".")
                    .writableStackTrace(false)
                    .build();
        }
        return tags;
    }

    private static boolean fits(String key, String value) {
        return !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && !key.toLowerCase(Locale.ROOT).startsWith("aws:")
                && value.length() <= LONGEST_VALUE;
    }

    /** Changes the tags of the pool that the ARN names. */
    static void change(UserPoolStorage storage, String arn, Function<Map<String, String>, Map<String, String>> change) {
        String id = poolId(arn);
        storage.atomically(() -> {
            UserPoolType settings = Pools.found(storage.pools().lock(id), id).settings();
            Map<String, String> changed = checked(change.apply(new TreeMap<>(settings.userPoolTags())));
            storage.pools()
                    .replace(new Pool(settings.toBuilder().userPoolTags(changed).build()));
        });
    }
}
