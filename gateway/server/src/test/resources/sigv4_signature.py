"""Computes the SigV4 signature of a received request with botocore, for comparison with the one it carries.

Reads {method, url, headers, body, accessKeyId, secretAccessKey, sessionToken, region, service} as JSON from standard
input; headers are the signed ones only. Prints the hexadecimal signature. With no input it only proves that botocore is
there.
"""
import json
import sys

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

text = sys.stdin.read()
if text:
    seen = json.loads(text)
    credentials = Credentials(seen["accessKeyId"], seen["secretAccessKey"], seen["sessionToken"])
    auth = SigV4Auth(credentials, seen["service"], seen["region"])
    request = AWSRequest(method=seen["method"], url=seen["url"], headers=seen["headers"], data=seen["body"].encode())
    request.context["timestamp"] = seen["headers"]["x-amz-date"]
    print(auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request))
else:
    print("here")
