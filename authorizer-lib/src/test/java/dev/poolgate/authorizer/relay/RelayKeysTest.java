package dev.poolgate.authorizer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayKeysTest {
    private final SecureRandom random = new SecureRandom();
    private final Path directory;
    private final Path file;

    RelayKeysTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("data").resolve("relay.jwks");
    }

    @Test
    void s71_a_key_is_made_at_first_start_for_its_owner_only_and_kept() throws Exception {
        String published = RelayKeys.open(file, random).publicJwkSet();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(RelayKeys.open(file, random).publicJwkSet()).isEqualTo(published);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void what_is_published_holds_no_private_member() throws Exception {
        String published = RelayKeys.open(file, random).publicJwkSet();
        assertThat(JWKSet.parse(published).containsNonPublicKeys()).isFalse();
        assertThat(Files.readString(file)).contains("\"d\":");
        assertThat(published).doesNotContain("\"d\":").contains("\"alg\":\"ES256\"", "\"use\":\"sig\"", "\"kid\":");
    }

    @Test
    void two_processes_that_start_at_once_use_the_same_key() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> open =
                    () -> RelayKeys.open(file, new SecureRandom()).publicJwkSet();
            List<Future<String>> opened =
                    threads.invokeAll(Stream.generate(() -> open).limit(8).toList());
            assertThat(opened.stream().map(RelayKeysTest::result).collect(Collectors.toSet()))
                    .hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_file_that_others_may_read_is_refused() throws Exception {
        RelayKeys.open(file, random);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> RelayKeys.open(file, random))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0600");
    }

    @Test
    void the_first_key_signs_and_all_are_published() throws Exception {
        JWK first = new ECKeyGenerator(Curve.P_384).keyID("new").generate();
        JWK second = new RSAKeyGenerator(2048).keyID("old").generate();
        RelayKeys keys = RelayKeys.of(set(first, second));

        assertThat(JWKSet.parse(keys.publicJwkSet()).getKeys())
                .extracting(JWK::getKeyID)
                .containsExactly("new", "old");
        SignedJWT token = SignedJWT.parse(keys.signing().sign(new JWTClaimsSet.Builder().build()));
        assertThat(token.getHeader().getKeyID()).isEqualTo("new");
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES384");
    }

    @Test
    void an_rsa_key_signs_as_well() throws Exception {
        RelayKeys keys = RelayKeys.of(set(new RSAKeyGenerator(2048).keyID("r").generate()));
        SignedJWT token = SignedJWT.parse(keys.signing().sign(new JWTClaimsSet.Builder().build()));
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    }

    @Test
    void keys_that_cannot_sign_for_others_to_verify_are_refused() throws Exception {
        JWK symmetric = new OctetSequenceKeyGenerator(256).keyID("s").generate();
        JWK good = new ECKeyGenerator(Curve.P_256).keyID("g").generate();
        assertRefused(set(symmetric));
        assertRefused(set(good, symmetric));
        assertRefused(set(good.toPublicJWK()));
        assertRefused(set(new ECKeyGenerator(Curve.P_256).generate()));
        assertRefused("{\"keys\":[]}");
        assertRefused("not json");
    }

    @Test
    void s68_a_key_file_that_does_not_parse_is_not_quoted() throws Exception {
        Files.createDirectories(directory);
        Path broken = Files.createFile(
                directory.resolve("broken"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(broken, "{\"keys\":[{\"kty\":\"EC\",\"d\":\"hunter2\"");
        assertThatThrownBy(() -> RelayKeys.open(broken, random))
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    private static void assertRefused(String set) {
        assertThatThrownBy(() -> RelayKeys.of(set)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(false);
    }

    private static String result(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
