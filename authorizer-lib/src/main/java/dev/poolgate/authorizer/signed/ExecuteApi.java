package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.sign.ExpectedScope;
import java.util.regex.Pattern;

/**
 * What this gateway is to AWS clients and policies: an API Gateway in a region of an account.
 *
 * @param partition first part of its ARNs, for example {@code aws}
 * @param region signatures must be scoped to it
 * @param account twelve digits
 */
public record ExecuteApi(String partition, String region, String account) {
    private static final String SERVICE = "execute-api";
    private static final Pattern PARTITION = Pattern.compile("aws[a-z0-9-]*");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** The only action on a resource of it. */
    public static final String INVOKE = "execute-api:Invoke";

    /** @throws IllegalArgumentException where one of them could not be part of an ARN */
    public ExecuteApi {
        require(PARTITION, partition);
        require(REGION, region);
        require(ACCOUNT, account);
    }

    /** What signatures must be scoped to. */
    public ExpectedScope scope() {
        return ExpectedScope.of(SERVICE, region);
    }

    /**
     * The ARN of a method on a path.
     *
     * @param path decoded, with its leading slash
     * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html">ARN
     *     format</a>
     */
    public String resource(String api, String stage, String method, String path) {
        return arn(account, String.join("/", api, stage, method) + path);
    }

    /** The same ARN as API Gateway shows it to callers: only the last four digits of the account. */
    public String shown(String resource) {
        String prefix = arn(account, "");
        return resource.startsWith(prefix)
                ? arn("*".repeat(8) + account.substring(8), resource.substring(prefix.length()))
                : resource;
    }

    private String arn(String accountShown, String resource) {
        return String.join(":", "arn", partition, SERVICE, region, accountShown, resource);
    }

    private static void require(Pattern form, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("`" + value + "` cannot be part of an ARN");
        }
    }
}
