"""Reads `service form target payload-hash` a line and writes the signature that botocore derives from such a request.

For the form `query` the target is the presigned one, without its signature.
"""

import sys

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

TIME = "20261123T060000Z"
CREDENTIALS = Credentials("ASIAEXAMPLE", "secret", "session/token+=")


def signature(service, form, target, payload):
    headers = {"Host": "api.example.com", "Content-Type": "text/plain"}
    if form == "header":
        headers["X-Amz-Date"] = TIME
        headers["X-Amz-Security-Token"] = CREDENTIALS.token
        headers["X-Amz-Content-SHA256"] = payload
    request = AWSRequest("PUT", "https://api.example.com" + target, headers=headers)
    request.context["timestamp"] = TIME
    kind = botocore.auth.S3SigV4Auth if service == "s3" else botocore.auth.SigV4Auth
    signer = kind(CREDENTIALS, service, "eu-central-1")
    signer.payload = lambda body: payload
    return signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request)


for line in sys.stdin:
    print(signature(*line.split()))
