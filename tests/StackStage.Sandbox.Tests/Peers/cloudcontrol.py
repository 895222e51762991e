"""Every operation of the sandbox's Cloud Control, called through botocore; deletions take no time."""
import json
from common import client, code, done, pages

cc = client("cloudcontrol")
TABLE = "AWS::DynamoDB::Table"
table = cc.get_resource(TypeName=TABLE, Identifier="shop-pr-42-Orders")["ResourceDescription"]
first = cc.delete_resource(TypeName=TABLE, Identifier="shop-pr-42-Orders", ClientToken="one")["ProgressEvent"]
again = cc.delete_resource(TypeName=TABLE, Identifier="shop-pr-42-Orders", ClientToken="one")["ProgressEvent"]
other = code(cc.delete_resource, TypeName=TABLE, Identifier="another", ClientToken="one")
status = cc.get_resource_request_status(RequestToken=first["RequestToken"])["ProgressEvent"]
role = cc.delete_resource(TypeName="AWS::IAM::Role", Identifier="role")["ProgressEvent"]
conflict = cc.get_resource_request_status(RequestToken=role["RequestToken"])["ProgressEvent"]
missing = cc.delete_resource(TypeName=TABLE, Identifier="nosuch")["ProgressEvent"]
not_found = cc.get_resource_request_status(RequestToken=missing["RequestToken"])["ProgressEvent"]
slow = cc.delete_resource(TypeName="AWS::SQS::Queue", Identifier="queue")["ProgressEvent"]
concurrent = code(cc.delete_resource, TypeName="AWS::SQS::Queue", Identifier="queue")
cancelled = cc.cancel_resource_request(RequestToken=slow["RequestToken"])["ProgressEvent"]

done(
    table=[table["Identifier"], json.loads(table["Properties"])["TableName"]],
    listed=[d["Identifier"] for d in cc.list_resources(TypeName="AWS::Logs::LogGroup")["ResourceDescriptions"]],
    pages=pages(cc, "list_resources", "ResourceDescriptions", TypeName="AWS::Logs::LogGroup", PaginationConfig={"PageSize": 2}),
    first=[first["Operation"], first["OperationStatus"], first["Identifier"]],
    again=again["RequestToken"] == first["RequestToken"],
    other=other,
    status=status["OperationStatus"],
    gone=code(cc.get_resource, TypeName=TABLE, Identifier="shop-pr-42-Orders"),
    conflict=[conflict["OperationStatus"], conflict["ErrorCode"]],
    not_found=[not_found["OperationStatus"], not_found["ErrorCode"]],
    slow=slow["OperationStatus"], concurrent=concurrent, cancelled=cancelled["OperationStatus"],
    too_late=code(cc.cancel_resource_request, RequestToken=first["RequestToken"]),
    requests=len(cc.list_resource_requests()["ResourceRequestStatusSummaries"]),
    failed=len(cc.list_resource_requests(ResourceRequestStatusFilter={"OperationStatuses": ["FAILED"]})["ResourceRequestStatusSummaries"]),
    no_token=code(cc.get_resource_request_status, RequestToken="nosuch"),
    no_handler=code(cc.get_resource, TypeName="AWS::CertificateManager::Certificate", Identifier="x"),
    no_type=code(cc.get_resource, TypeName="AWS::Nope::Nothing", Identifier="x"),
    no_form=code(cc.get_resource, TypeName="nonsense::x::yy", Identifier="x"),
)
