package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetSigningCertificateRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetSigningCertificateResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class GetSigningCertificateTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings -> settings).id();

    @Test
    void a_certificate_is_made_once_and_proves_itself() throws GeneralSecurityException {
        String first = get();

        pools.restart();

        assertThat(get()).isEqualTo(first).startsWith("MII");
        X509Certificate certificate = parse(first);
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + poolId);
        assertThat(Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(3650));
        assertThat(get(pools.poolId())).isNotEqualTo(first);
    }

    @Test
    void a_year_later_there_is_another_one_of_the_same_key() throws GeneralSecurityException {
        X509Certificate first = parse(get());
        pools.clock.pass(Duration.ofDays(365));
        assertThat(parse(get())).isEqualTo(first);

        pools.clock.pass(Duration.ofMillis(1));

        X509Certificate second = parse(get());
        assertThat(second.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
        assertThat(second.getPublicKey()).isEqualTo(first.getPublicKey());
        assertThat(parse(get())).isEqualTo(second);
    }

    @Test
    void a_pool_that_is_not_there_has_none() {
        assertThatThrownBy(() -> get("eu-west-1_nowhere1")).isInstanceOf(ResourceNotFoundException.class);
    }

    private String get() {
        return get(poolId);
    }

    private String get(String id) {
        GetSigningCertificateResponse response =
                pools.call(GetSigningCertificateRequest.builder().userPoolId(id).build());
        return response.certificate();
    }

    private static X509Certificate parse(String text) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(java.util.Base64.getDecoder().decode(text)));
    }
}
