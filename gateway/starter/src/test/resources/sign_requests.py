"""Signs requests with botocore and sends them, one line of JSON for each answer.

Arguments: port, access key, secret, session token, then one JSON list of [method, target, body, form].
"""
import http.client
import json
import sys
from urllib.parse import urlsplit

from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

port, key, secret, token, requests = sys.argv[1:]
for method, target, body, form in json.loads(requests):
    host = "127.0.0.1:" + port
    request = AWSRequest(method=method, url="http://" + host + target, data=body.encode(), headers={"Host": host})
    signer = SigV4QueryAuth if form == "query" else SigV4Auth
    signer(Credentials(key, secret, token), "execute-api", "eu-central-1").add_auth(request)
    prepared = request.prepare()
    url = urlsplit(prepared.url)
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
    connection.putrequest(method, url.path + ("?" + url.query if url.query else ""), skip_host=True)
    for name, value in prepared.headers.items():
        connection.putheader(name, value.decode() if isinstance(value, bytes) else value)
    connection.endheaders(body.encode() or None)
    answer = connection.getresponse()
    print(json.dumps([answer.status, answer.read().decode()]))
    connection.close()
