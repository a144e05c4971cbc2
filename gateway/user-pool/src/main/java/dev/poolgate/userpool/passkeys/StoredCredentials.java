package dev.poolgate.userpool.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import dev.poolgate.userpool.storage.PasskeyTable;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The passkeys of one pool, as the library looks them up. A user is named by the {@code sub}, here and in handles. */
final class StoredCredentials implements CredentialRepository {
    private final PasskeyTable table;
    private final String poolId;

    StoredCredentials(PasskeyTable table, String poolId) {
        this.table = table;
        this.poolId = poolId;
    }

    static ByteArray handle(String sub) {
        return new ByteArray(sub.getBytes(UTF_8));
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String sub) {
        return table.list(poolId, sub, "", Passkeys.MOST).stream()
                .map(StoredCredentials::descriptor)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String sub) {
        return Optional.of(handle(sub));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray handle) {
        return Optional.of(new String(handle.getBytes(), UTF_8));
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray handle) {
        return table.find(poolId, credentialId.getBase64Url())
                .map(StoredCredentials::registered)
                .filter(found -> found.getUserHandle().equals(handle));
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return table.find(poolId, credentialId.getBase64Url()).map(StoredCredentials::registered).stream()
                .collect(Collectors.toSet());
    }

    private static PublicKeyCredentialDescriptor descriptor(PasskeyTable.Row row) {
        return PublicKeyCredentialDescriptor.builder()
                .id(bytes(row.credentialId()))
                .transports(row.transports().stream()
                        .map(AuthenticatorTransport::of)
                        .collect(Collectors.toSet()))
                .build();
    }

    private static RegisteredCredential registered(PasskeyTable.Row row) {
        return RegisteredCredential.builder()
                .credentialId(bytes(row.credentialId()))
                .userHandle(handle(row.sub()))
                .publicKeyCose(bytes(row.publicKey()))
                .signatureCount(row.counter())
                .build();
    }

    private static ByteArray bytes(String base64Url) {
        try {
            return ByteArray.fromBase64Url(base64Url);
        } catch (Base64UrlException e) {
            throw new IllegalStateException("a stored passkey is not base64url", e);
        }
    }
}
