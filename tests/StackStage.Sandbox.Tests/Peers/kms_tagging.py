from common import client, code, pages, done

kms = client("kms")
tagging = client("resourcegroupstaggingapi")
s3 = client("s3")
ssm = client("ssm")
r = {}

key = kms.create_key(Description="state", Tags=[{"TagKey": "sst:app", "TagValue": "shop"}])["KeyMetadata"]
kms.create_alias(AliasName="alias/state", TargetKeyId=key["KeyId"])
r["alias_exists"] = code(kms.create_alias, AliasName="alias/state", TargetKeyId=key["KeyId"])
r["described"] = [kms.describe_key(KeyId=k)["KeyMetadata"]["Description"] for k in (key["KeyId"], key["Arn"], "alias/state")]
r["missing"] = [code(kms.describe_key, KeyId=k) for k in ("alias/none", "11111111-2222-4333-8444-555555555555")]
r["foreign"] = code(kms.encrypt, KeyId="arn:aws:kms:us-east-1:999900001111:key/11111111-2222-4333-8444-555555555555", Plaintext=b"x")
context = {"stage": "dev"}
sealed = kms.encrypt(KeyId="alias/state", Plaintext=b"geheim", EncryptionContext=context)
r["key_arn"] = sealed["KeyId"] == key["Arn"]
r["opened"] = kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext=context)["Plaintext"].decode()
r["wrong_context"] = code(kms.decrypt, CiphertextBlob=sealed["CiphertextBlob"])
r["tampered"] = code(kms.decrypt, CiphertextBlob=sealed["CiphertextBlob"][:-1] + b"\x00", EncryptionContext={"stage": "x"})
r["nonsense"] = code(kms.decrypt, CiphertextBlob=b"nonsense")
other = kms.create_key()["KeyMetadata"]["KeyId"]
r["wrong_key"] = code(kms.decrypt, CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext=context, KeyId=other)
again = kms.re_encrypt(CiphertextBlob=sealed["CiphertextBlob"], SourceEncryptionContext=context, DestinationKeyId=other)
r["re_encrypted"] = kms.decrypt(CiphertextBlob=again["CiphertextBlob"])["Plaintext"].decode()
data = kms.generate_data_key(KeyId=other, KeySpec="AES_256")
r["data_key"] = [len(data["Plaintext"]), kms.decrypt(CiphertextBlob=data["CiphertextBlob"])["Plaintext"] == data["Plaintext"]]
kms.generate_data_key_without_plaintext(KeyId=other, NumberOfBytes=64)
r["random"] = len(kms.generate_random(NumberOfBytes=16)["Plaintext"])
kms.disable_key(KeyId=other)
r["disabled"] = code(kms.encrypt, KeyId=other, Plaintext=b"x")
kms.enable_key(KeyId=other)
kms.schedule_key_deletion(KeyId=other, PendingWindowInDays=7)
r["pending"] = [code(kms.encrypt, KeyId=other, Plaintext=b"x"), kms.describe_key(KeyId=other)["KeyMetadata"]["KeyState"]]
kms.cancel_key_deletion(KeyId=other)
r["cancelled"] = kms.describe_key(KeyId=other)["KeyMetadata"]["KeyState"]
kms.update_alias(AliasName="alias/state", TargetKeyId=other)
r["aliases"] = [[a["AliasName"], a["TargetKeyId"] == other] for a in kms.list_aliases()["Aliases"]]
r["keys"] = pages(kms, "list_keys", "Keys", PaginationConfig={"PageSize": 1})
kms.delete_alias(AliasName="alias/state")
r["tags"] = kms.list_resource_tags(KeyId=key["KeyId"])["Tags"]
r["region"] = code(client("kms", "eu-west-1").decrypt, CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext=context)

s3.create_bucket(Bucket="tagged-bucket")
s3.put_bucket_tagging(Bucket="tagged-bucket", Tagging={"TagSet": [{"Key": "sst:app", "Value": "shop"}, {"Key": "sst:stage", "Value": "dev"}]})
for i in range(7):
    ssm.put_parameter(Name=f"/p/{i}", Value="1", Type="String", Tags=[{"Key": "sst:app", "Value": "shop"}, {"Key": "sst:stage", "Value": "dev" if i % 2 else "pr-42"}])


def found(**arguments):
    return [m["ResourceARN"] for m in tagging.get_resources(**arguments)["ResourceTagMappingList"]]


r["app"] = len(found(TagFilters=[{"Key": "sst:app", "Values": ["shop"]}]))
r["stage"] = found(TagFilters=[{"Key": "sst:app", "Values": ["shop"]}, {"Key": "sst:stage", "Values": ["dev", "none"]}], ResourceTypeFilters=["ssm:parameter"])
r["any_value"] = len(found(TagFilters=[{"Key": "sst:stage"}]))
r["bucket"] = [found(ResourceTypeFilters=["s3"]), found(ResourceTypeFilters=["s3:bucket"])]
r["arns"] = found(ResourceARNList=["arn:aws:s3:::tagged-bucket"])
r["arns_and"] = code(tagging.get_resources, ResourceARNList=["arn:aws:s3:::tagged-bucket"], TagFilters=[{"Key": "a"}])
r["pages"] = pages(tagging, "get_resources", "ResourceTagMappingList", ResourcesPerPage=4)
r["bad_page"] = code(tagging.get_resources, ResourcesPerPage=101)
r["tag_keys"] = tagging.get_tag_keys()["TagKeys"]
r["tag_values"] = tagging.get_tag_values(Key="sst:stage")["TagValues"]
r["failed"] = list(tagging.tag_resources(ResourceARNList=["arn:aws:s3:::tagged-bucket", "arn:aws:s3:::none"], Tags={"x": "y"})["FailedResourcesMap"])
r["tagged"] = len(s3.get_bucket_tagging(Bucket="tagged-bucket")["TagSet"])
tagging.untag_resources(ResourceARNList=["arn:aws:s3:::tagged-bucket"], TagKeys=["x"])
r["untagged"] = len(s3.get_bucket_tagging(Bucket="tagged-bucket")["TagSet"])
r["elsewhere"] = [m["ResourceARN"] for m in client("resourcegroupstaggingapi", "eu-west-1").get_resources()["ResourceTagMappingList"]]
done(**r)
