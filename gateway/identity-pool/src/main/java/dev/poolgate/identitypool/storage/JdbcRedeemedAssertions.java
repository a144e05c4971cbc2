package dev.poolgate.identitypool.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.identitypool.login.saml.RedeemedAssertions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By hash, since providers may choose ids of any length. */
final class JdbcRedeemedAssertions implements RedeemedAssertions {
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcRedeemedAssertions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean add(String issuer, String id, Instant until) {
        jdbc.sql("delete from idp_redeemed_assertion where ends_at <= ?")
                .param(at(clock.instant()))
                .update();
        try {
            return jdbc.sql("insert into idp_redeemed_assertion (name, ends_at) values (?, ?)")
                            .params(name(issuer, id), at(until))
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The length first, so that no two pairs read alike. */
    private static String name(String issuer, String id) {
        try {
            byte[] text = (issuer.length() + " " + issuer + id).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java platform has `SHA-256`", e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
