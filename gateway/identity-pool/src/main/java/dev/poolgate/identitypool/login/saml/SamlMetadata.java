package dev.poolgate.identitypool.login.saml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;

/**
 * What an identity provider's metadata says (SAML metadata section 2.4.3). A certificate only carries a key: that the
 * administrator registered it is what makes it trusted, so neither its expiry nor its issuer matters, as SAML V2.0
 * Metadata Interoperability Profile section 2.6.1 has it.
 *
 * @param keys that it signs with
 */
record SamlMetadata(String entityId, List<PublicKey> keys) {

    static SamlMetadata parse(String xml) throws SamlRefusal {
        Element root = SafeXml.parse(xml.getBytes(UTF_8))
                .orElseThrow(SamlMetadata::unreadable)
                .getDocumentElement();
        List<PublicKey> keys = new ArrayList<>();
        for (Element role : Elements.children(root, SamlNames.METADATA, "IDPSSODescriptor")) {
            for (Element key : Elements.children(role, SamlNames.METADATA, "KeyDescriptor")) {
                if (!"encryption".equals(key.getAttribute("use"))) {
                    addKeys(key, keys);
                }
            }
        }
        boolean sound = Elements.is(root, SamlNames.METADATA, "EntityDescriptor") && !keys.isEmpty();
        SamlRefusal.require(sound && root.hasAttribute("entityID"), unreadable());
        return new SamlMetadata(root.getAttribute("entityID"), List.copyOf(keys));
    }

    private static void addKeys(Element descriptor, List<PublicKey> keys) throws SamlRefusal {
        for (Element info : Elements.children(descriptor, SamlNames.SIGNATURE, "KeyInfo")) {
            for (Element data : Elements.children(info, SamlNames.SIGNATURE, "X509Data")) {
                for (Element certificate : Elements.children(data, SamlNames.SIGNATURE, "X509Certificate")) {
                    keys.add(key(Elements.text(certificate)));
                }
            }
        }
    }

    private static PublicKey key(String certificate) throws SamlRefusal {
        try {
            byte[] der = Base64.getMimeDecoder().decode(certificate);
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey();
        } catch (CertificateException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static SamlRefusal unreadable() {
        return SamlRefusal.invalid("Could not parse metadata.");
    }
}
