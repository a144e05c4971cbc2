"""Checks a request as a backend received it, with botocore's own canonical request and signature.

Input: secret key, method, target, header lines, an empty line, the body in base64. Output: `valid`, or what is wrong.
"""

import base64
import hashlib
import sys
from urllib.parse import unquote

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

EMPTY = hashlib.sha256(b"").hexdigest()


def main():
    lines = sys.stdin.buffer.read().decode("latin-1").split("\n")
    secret, method, target = lines[:3]
    end = lines.index("", 3)
    headers = {}
    for line in lines[3:end]:
        name, _, value = line.partition(":")
        headers.setdefault(name.lower(), []).append(value)
    headers = {name: ",".join(values) for name, values in headers.items()}
    print(check(secret, method, target, headers, base64.b64decode(lines[end + 1])))


def check(secret, method, target, headers, body):
    if "authorization" in headers:
        parts = dict(part.split("=", 1) for part in headers["authorization"].split(" ", 1)[1].split(", "))
        signed, credential, signature = parts["SignedHeaders"], parts["Credential"], parts["Signature"]
        time, payload = headers["x-amz-date"], headers["x-amz-content-sha256"]
        if "X-Amz-" in target:
            return "signed twice"
    else:
        target, _, signature = target.partition("&X-Amz-Signature=")
        query = dict(pair.split("=", 1) for pair in target.partition("?")[2].split("&"))
        signed, credential = unquote(query["X-Amz-SignedHeaders"]), unquote(query["X-Amz-Credential"])
        time = query["X-Amz-Date"]
        if unquote(query["X-Amz-Security-Token"]) != "session-of-alice" or query["X-Amz-Expires"] != "60":
            return "other token or life"
        s3 = credential.split("/")[3] == "s3"
        payload = "UNSIGNED-PAYLOAD" if s3 else hashlib.sha256(body).hexdigest()
    key, day, region, service, _ = credential.split("/")
    for name in headers:
        if (name == "host" or name.startswith("x-amz-")) and name not in signed.split(";"):
            return "not signed: " + name
    request = AWSRequest(
        method, "https://" + headers["host"] + target, headers={name: headers[name] for name in signed.split(";")}
    )
    request.context["timestamp"] = time
    kind = botocore.auth.S3SigV4Auth if service == "s3" else botocore.auth.SigV4Auth
    signer = kind(Credentials(key, secret), service, region)
    signer.payload = lambda ignored: payload
    expected = signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request)
    if expected != signature or day != time[:8]:
        return "other signature, botocore signed\n" + signer.canonical_request(request)
    if payload == "STREAMING-AWS4-HMAC-SHA256-PAYLOAD":
        return chunks(signer, secret, request, "/".join((day, region, service, "aws4_request")), signature, headers, body)
    if payload != "UNSIGNED-PAYLOAD" and payload != hashlib.sha256(body).hexdigest():
        return "other body"
    return "valid"


def chunks(signer, secret, request, scope, previous, headers, body):
    key = ("AWS4" + secret).encode()
    for part in scope.split("/"):
        key = signer._sign(key, part)
    if len(body) != int(headers["content-length"]) or headers["content-encoding"].split(",")[0] != "aws-chunked":
        return "other length or encoding"
    total = 0
    while True:
        head, _, rest = body.partition(b"\r\n")
        size, _, signature = head.decode().partition(";chunk-signature=")
        chunk, after = rest[: int(size, 16)], rest[int(size, 16) :]
        text = "\n".join(
            ("AWS4-HMAC-SHA256-PAYLOAD", request.context["timestamp"], scope, previous, EMPTY, hashlib.sha256(chunk).hexdigest())
        )
        if signer._sign(key, text, hex=True) != signature or after[:2] != b"\r\n":
            return "other chunk"
        previous, body, total = signature, after[2:], total + len(chunk)
        if not chunk:
            decoded = int(headers["x-amz-decoded-content-length"])
            return "valid" if total == decoded and not body else "other decoded length"


main()
