"""What the peers' scripts share: clients from the environment, and errors as codes."""
import json
import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

_session = botocore.session.get_session()


def client(service, region="us-east-1", **config):
    settings = dict(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=20)
    settings.update(config)
    return _session.create_client(service, region_name=region, config=Config(**settings))


def code(call, **arguments):
    """The error code of a call that has to fail; 'OK' when it does not."""
    try:
        call(**arguments)
        return "OK"
    except ClientError as error:
        return error.response["Error"]["Code"]


def pages(client, operation, key, **arguments):
    """How many items each page of a paginated operation has."""
    return [len(page.get(key, [])) for page in client.get_paginator(operation).paginate(**arguments)]


def done(**results):
    print(json.dumps(results, default=str))
