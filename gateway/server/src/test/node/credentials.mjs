// A browser application's way to AWS credentials, and what they are good for: STS knows who holds them, and the gateway lets
// a request through that is signed with them. Exits with 0 if all went well.
import assert from 'node:assert/strict';
import { Sha256 } from '@aws-crypto/sha256-js';
import { fromCognitoIdentityPool, fromWebToken } from '@aws-sdk/credential-providers';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';

const {
  AWS_ENDPOINT_URL: endpoint, AWS_REGION: region, GATEWAY: gateway, POOLGATE_CLIENT_ID: ClientId,
  POOLGATE_USER_POOL_ID: userPool, POOLGATE_IDENTITY_POOL_ID: identityPoolId, POOLGATE_ALICE_PASSWORD: PASSWORD,
} = process.env;
const clientConfig = { endpoint, region, maxAttempts: 1 };
const provider = `cognito-idp.${region}.amazonaws.com/${userPool}`;

async function call(service, operation, body) {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `${service}.${operation}` },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 200, operation);
  return answer.json();
}

async function idToken() {
  const { AuthenticationResult } = await call('AWSCognitoIdentityProviderService', 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters: { USERNAME: 'alice', PASSWORD },
  });
  return AuthenticationResult.IdToken;
}

function whoIs(credentials) {
  return new STSClient({ ...clientConfig, credentials }).send(new GetCallerIdentityCommand({}));
}

async function ask(credentials, method, path, mend = (request) => request) {
  const url = new URL(path, gateway);
  const signer = new SignatureV4({ credentials, region, service: 'execute-api', sha256: Sha256 });
  const signed = mend(await signer.sign({
    method, protocol: url.protocol, hostname: url.hostname, port: url.port, path: url.pathname, query: {}, headers: { host: url.host },
  }));
  return fetch(new URL(signed.path, gateway), { method, headers: signed.headers });
}

// the enhanced flow
const logins = { [provider]: await idToken() };
const alice = await fromCognitoIdentityPool({ identityPoolId, logins, clientConfig })();
assert.match(alice.accessKeyId, /^ASIA/);
assert.match((await whoIs(alice)).Arn, /:assumed-role\/poolgate-demo-readers\/CognitoIdentityCredentials$/);
assert.equal((await ask(alice, 'GET', '/ledger/1')).status, 200);
assert.equal((await ask(alice, 'DELETE', '/ledger/1')).status, 403);
assert.equal((await ask(alice, 'GET', '/ledger/1', (request) => ({ ...request, path: '/ledger/2' }))).status, 403);

// a guest is known and may not
const guest = await fromCognitoIdentityPool({ identityPoolId, clientConfig })();
assert.match((await whoIs(guest)).Arn, /:assumed-role\/poolgate-demo-guests\//);
assert.equal((await ask(guest, 'GET', '/ledger/1')).status, 403);

// what nobody issued opens nothing
await assert.rejects(whoIs({ ...alice, secretAccessKey: 'x'.repeat(40) }), { name: 'SignatureDoesNotMatch' });
await assert.rejects(whoIs({ ...alice, sessionToken: guest.sessionToken }), { name: 'InvalidClientTokenId' });
assert.equal((await ask({ ...alice, sessionToken: guest.sessionToken }, 'GET', '/ledger/1')).status, 403);
const forged = { [provider]: logins[provider].replace(/\.[^.]+$/, '.' + 'A'.repeat(342)) };
await assert.rejects(fromCognitoIdentityPool({ identityPoolId, logins: forged, clientConfig })(), { name: 'NotAuthorizedException' });

// a web identity that no provider of the account vouches for
const roleArn = (await whoIs(alice)).Arn.replace(':sts:', ':iam:').replace(/assumed-role\/([^/]+).*/, 'role/$1');
await assert.rejects(
  fromWebToken({ webIdentityToken: 'not.a.jwt', roleArn, roleSessionName: 'alice', clientConfig })(), { name: 'InvalidIdentityTokenException' });
console.log('exchanged, known to STS, let through by signature, refused when forged');
