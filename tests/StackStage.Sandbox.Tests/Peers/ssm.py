import base64
from common import client, code, pages, done

ssm = client("ssm")
kms = client("kms")
r = {}
name = "/sst/passphrase/shop/dev"

put = ssm.put_parameter(Name=name, Value="geheim", Type="SecureString", Description="DO NOT DELETE", Tags=[{"Key": "a", "Value": "1"}])
r["put"] = [put["Version"], put["Tier"]]
r["exists"] = code(ssm.put_parameter, Name=name, Value="x", Type="SecureString")
r["tags_and_overwrite"] = code(ssm.put_parameter, Name=name, Value="x", Overwrite=True, Tags=[{"Key": "a", "Value": "1"}])
sealed = ssm.get_parameter(Name=name)["Parameter"]["Value"]
r["sealed"] = sealed != "geheim" and sealed == ssm.get_parameter(Name=name)["Parameter"]["Value"]
plain = ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]
r["plain"] = [plain["Value"], plain["Version"], plain["ARN"], plain["DataType"], plain["Type"]]
r["by_arn"] = ssm.get_parameter(Name=plain["ARN"], WithDecryption=True)["Parameter"]["Value"]
opened = kms.decrypt(CiphertextBlob=base64.b64decode(sealed), EncryptionContext={"PARAMETER_ARN": plain["ARN"]})
r["really_sealed"] = opened["Plaintext"].decode()
r["missing"] = code(ssm.get_parameter, Name="/nothing")
r["missing_version"] = code(ssm.get_parameter, Name=name + ":7")
r["delete_missing"] = code(ssm.delete_parameter, Name="/nothing")

ssm.put_parameter(Name=name, Value="neu", Overwrite=True)
r["label"] = ssm.label_parameter_version(Name=name, ParameterVersion=1, Labels=["good", "1bad", "awsbad"])["InvalidLabels"]
r["by_label"] = ssm.get_parameter(Name=name + ":good", WithDecryption=True)["Parameter"]
r["by_label"] = [r["by_label"]["Value"], r["by_label"]["Selector"]]
ssm.label_parameter_version(Name=name, Labels=["good"])
r["moved"] = [v["Labels"] for v in ssm.get_parameter_history(Name=name, WithDecryption=True)["Parameters"]]
r["history"] = [[v["Version"], v["Value"], v["KeyId"]] for v in ssm.get_parameter_history(Name=name, WithDecryption=True)["Parameters"]]
r["unlabel"] = ssm.unlabel_parameter_version(Name=name, ParameterVersion=2, Labels=["good", "never"])["RemovedLabels"]
for i in range(3, 103):
    ssm.put_parameter(Name=name, Value=str(i), Overwrite=True)
r["kept"] = [len(ssm.get_parameter_history(Name=name, MaxResults=50)["Parameters"]), ssm.get_parameter(Name=name)["Parameter"]["Version"], code(ssm.get_parameter, Name=name + ":2")]
ssm.label_parameter_version(Name=name, ParameterVersion=3, Labels=["oldest"])
r["full"] = code(ssm.put_parameter, Name=name, Value="x", Overwrite=True)

for i in range(23):
    ssm.put_parameter(Name=f"/many/{i:02}", Value=str(i), Type="String")
ssm.put_parameter(Name="/many/deep/er", Value="d", Type="String")
r["path"] = pages(ssm, "get_parameters_by_path", "Parameters", Path="/many")
r["recursive"] = pages(ssm, "get_parameters_by_path", "Parameters", Path="/many/", Recursive=True)
r["path_size"] = code(ssm.get_parameters_by_path, Path="/many", MaxResults=11)
r["path_token"] = code(ssm.get_parameters_by_path, Path="/many", NextToken="nonsense")
r["eleven"] = code(ssm.get_parameters, Names=[f"/many/{i:02}" for i in range(11)])
got = ssm.get_parameters(Names=["/many/00", "/nothing", name + ":good"])
r["get_many"] = [[p["Name"] for p in got["Parameters"]], got["InvalidParameters"]]
r["describe"] = pages(ssm, "describe_parameters", "Parameters", ParameterFilters=[{"Key": "Path", "Option": "OneLevel", "Values": ["/many"]}])
r["describe_name"] = [p["Name"] for p in ssm.describe_parameters(ParameterFilters=[{"Key": "Name", "Option": "BeginsWith", "Values": ["/sst/"]}])["Parameters"]]
r["describe_tag"] = [p["Description"] for p in ssm.describe_parameters(ParameterFilters=[{"Key": "tag:a", "Values": ["1"]}])["Parameters"]]
r["describe_key"] = [code(ssm.describe_parameters, ParameterFilters=[{"Key": k, "Values": ["red"]}]) for k in ("Colour", "Label")]

r["tags"] = ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId=name)["TagList"]
ssm.add_tags_to_resource(ResourceType="Parameter", ResourceId=name, Tags=[{"Key": "b", "Value": "2"}])
ssm.remove_tags_from_resource(ResourceType="Parameter", ResourceId=name, TagKeys=["a"])
r["tags_after"] = ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId=name)["TagList"]
r["tags_missing"] = code(ssm.list_tags_for_resource, ResourceType="Parameter", ResourceId="/nothing")

r["large"] = code(ssm.put_parameter, Name="/large", Value="x" * 4097, Type="String")
r["intelligent"] = ssm.put_parameter(Name="/large", Value="x" * 4097, Type="String", Tier="Intelligent-Tiering")["Tier"]
r["downgrade"] = code(ssm.put_parameter, Name="/large", Value="x", Overwrite=True, Tier="Standard")
r["too_large"] = code(ssm.put_parameter, Name="/large", Value="x" * 8193, Overwrite=True)
r["pattern"] = code(ssm.put_parameter, Name="/digits", Value="x", Type="String", AllowedPattern="^\\d+$")
r["names"] = [code(ssm.put_parameter, Name=n, Value="x", Type="String") for n in ("a/b", "/aws/x", "/ssmx", "/sp ace", "/" + "/".join("abcdefghijklmnop"))]
r["no_type"] = code(ssm.put_parameter, Name="/typeless", Value="x")
r["no_key"] = code(ssm.put_parameter, Name="/keyless", Value="x", Type="SecureString", KeyId="alias/none")

key = kms.create_key()["KeyMetadata"]["KeyId"]
ssm.put_parameter(Name="/own", Value="x", Type="SecureString", KeyId=key)
kms.disable_key(KeyId=key)
r["disabled"] = [code(ssm.get_parameter, Name="/own", WithDecryption=True), code(ssm.get_parameter, Name="/own")]

r["deleted"] = ssm.delete_parameters(Names=["/many/00", "/nothing"])
r["deleted"] = [r["deleted"]["DeletedParameters"], r["deleted"]["InvalidParameters"]]
r["too_soon"] = code(ssm.put_parameter, Name="/many/00", Value="x", Type="String")
r["elsewhere"] = code(client("ssm", "eu-west-1").get_parameter, Name=name)
done(**r)
