// A browser application's life with amazon-cognito-identity-js: sign-in by SRP, refresh, sign-out. Exits with 0 if all went well.
import assert from 'node:assert/strict';
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';

const { AWS_ENDPOINT_URL: endpoint, POOLGATE_USER_POOL_ID: UserPoolId, POOLGATE_CLIENT_ID: ClientId, POOLGATE_ALICE_PASSWORD: password } = process.env;
const pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint });

function signIn(user, Password) {
  return new Promise((onSuccess, onFailure) =>
    user.authenticateUser(new AuthenticationDetails({ Username: user.getUsername(), Password }), { onSuccess, onFailure }));
}

function call(user, method, ...given) {
  return new Promise((resolve, reject) => user[method](...given, (error, result) => (error ? reject(error) : resolve(result))));
}

const alice = new CognitoUser({ Username: 'alice', Pool: pool });

await assert.rejects(signIn(alice, password + 'x'), { code: 'NotAuthorizedException', message: 'Incorrect username or password.' });
await assert.rejects(signIn(new CognitoUser({ Username: 'nobody', Pool: pool }), password), { code: 'NotAuthorizedException' });

const session = await signIn(alice, password);
assert.equal(session.getAccessToken().payload.username, 'alice');
assert.equal(session.getIdToken().payload['cognito:username'], 'alice');
assert.ok(session.isValid());

const attributes = await call(alice, 'getUserAttributes');
assert.ok(attributes.some((attribute) => attribute.getName() === 'sub' && attribute.getValue() === session.getIdToken().payload.sub));

const refreshed = await call(alice, 'refreshSession', session.getRefreshToken());
assert.notEqual(refreshed.getAccessToken().getJwtToken(), session.getAccessToken().getJwtToken());
assert.equal(refreshed.getAccessToken().payload.auth_time, session.getAccessToken().payload.auth_time);

await new Promise((onSuccess, onFailure) => alice.globalSignOut({ onSuccess, onFailure }));
await assert.rejects(call(new CognitoUser({ Username: 'alice', Pool: pool }), 'refreshSession', session.getRefreshToken()), { code: 'NotAuthorizedException' });
console.log('signed in by SRP, refreshed, signed out');
