package dev.poolgate.identitypool.storage;

import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.identitypool.directory.StoredPool;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.ResultSetExtractor;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;

/** One pool out of a join with its tag maps: one row a map, or one row without. */
record PoolRows(SdkJson json) implements ResultSetExtractor<Optional<StoredPool>> {
    static final String JOIN = "select p.settings, p.roles, t.document"
            + " from idp_pool p left join idp_tag_map t on t.pool_id = p.id where p.id = ?";

    @Override
    public Optional<StoredPool> extractData(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        DescribeIdentityPoolResponse settings =
                json.read(rows.getString("settings"), DescribeIdentityPoolResponse.builder());
        GetIdentityPoolRolesResponse roles = json.read(rows.getString("roles"), GetIdentityPoolRolesResponse.builder());
        return Optional.of(new StoredPool(settings, roles, tagMaps(rows)));
    }

    private Map<String, GetPrincipalTagAttributeMapResponse> tagMaps(ResultSet rows) throws SQLException {
        Map<String, GetPrincipalTagAttributeMapResponse> tagMaps = new HashMap<>();
        do {
            String document = rows.getString("document");
            if (document != null) {
                GetPrincipalTagAttributeMapResponse tagMap =
                        json.read(document, GetPrincipalTagAttributeMapResponse.builder());
                tagMaps.put(tagMap.identityProviderName(), tagMap);
            }
        } while (rows.next());
        return tagMaps;
    }
}
