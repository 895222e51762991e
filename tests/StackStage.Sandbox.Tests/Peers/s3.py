import gzip
from io import BytesIO
from common import client, code, pages, done

s3 = client("s3")
eu = client("s3", "eu-west-1")
r = {}

s3.create_bucket(Bucket="plain-bucket")
eu.create_bucket(Bucket="state-bucket", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
r["exists"] = code(eu.create_bucket, Bucket="state-bucket", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
r["constraint"] = code(eu.create_bucket, Bucket="other-bucket")
r["location"] = [s3.get_bucket_location(Bucket=b)["LocationConstraint"] for b in ("plain-bucket", "state-bucket")]
r["buckets"] = [b["Name"] for b in s3.list_buckets()["Buckets"]]
r["head"] = eu.head_bucket(Bucket="state-bucket")["BucketRegion"]
r["head_missing"] = code(s3.head_bucket, Bucket="no-such-bucket")
r["no_bucket"] = code(s3.get_object, Bucket="no-such-bucket", Key="x")

r["unversioned"] = s3.get_bucket_versioning(Bucket="plain-bucket").get("Status")
eu.put_bucket_versioning(Bucket="state-bucket", VersioningConfiguration={"Status": "Enabled"})
r["versioning"] = eu.get_bucket_versioning(Bucket="state-bucket")["Status"]

# Bodies: odd keys, metadata, checksums, streams with trailers.
key = "app/shop stage/ä+b%41&c=d//e?.json"
first = eu.put_object(Bucket="state-bucket", Key=key, Body=b"one", ContentType="application/json", Metadata={"Who": "me"}, Tagging="a=1&b=2")
got = eu.get_object(Bucket="state-bucket", Key=key)
r["get"] = [got["Body"].read().decode(), got["ContentType"], got["Metadata"], got["ETag"] == first["ETag"], got["VersionId"] == first["VersionId"], got["TagCount"]]
r["range"] = eu.get_object(Bucket="state-bucket", Key=key, Range="bytes=1-")["Body"].read().decode()
r["range_bad"] = code(eu.get_object, Bucket="state-bucket", Key=key, Range="bytes=9-")
for algorithm in ("CRC32", "SHA1", "SHA256"):
    eu.put_object(Bucket="state-bucket", Key="sum", Body=b"one", ChecksumAlgorithm=algorithm)
    head = eu.head_object(Bucket="state-bucket", Key="sum", ChecksumMode="ENABLED")
    r["sum_" + algorithm] = bool(head.get("Checksum" + algorithm))
r["bad_digest"] = code(eu.put_object, Bucket="state-bucket", Key="sum", Body=b"two", ContentMD5="rL0Y20zC+Fzt72VPzMSk2A==")

# Conditions.
r["none_match"] = code(eu.put_object, Bucket="state-bucket", Key=key, Body=b"x", IfNoneMatch="*")
r["none_match_new"] = code(eu.put_object, Bucket="state-bucket", Key="lock", Body=b"x", IfNoneMatch="*")
r["match_stale"] = code(eu.put_object, Bucket="state-bucket", Key=key, Body=b"x", IfMatch='"00"')
r["match_missing"] = code(eu.put_object, Bucket="state-bucket", Key="nothing", Body=b"x", IfMatch='"00"')
second = eu.put_object(Bucket="state-bucket", Key=key, Body=b"two", IfMatch=first["ETag"])
r["not_modified"] = code(eu.get_object, Bucket="state-bucket", Key=key, IfNoneMatch=second["ETag"])
r["delete_stale"] = code(eu.delete_object, Bucket="state-bucket", Key=key, IfMatch=first["ETag"])
marker = eu.delete_object(Bucket="state-bucket", Key=key, IfMatch=second["ETag"])
r["marker"] = marker["DeleteMarker"]
r["delete_again"] = [code(eu.delete_object, Bucket="state-bucket", Key=key, IfMatch="*"), code(eu.delete_object, Bucket="state-bucket", Key="none", IfMatch="*"),
                     code(eu.delete_object, Bucket="state-bucket", Key="none")]
r["gone"] = code(eu.get_object, Bucket="state-bucket", Key=key)
r["marker_get"] = code(eu.get_object, Bucket="state-bucket", Key=key, VersionId=marker["VersionId"])
r["old"] = eu.get_object(Bucket="state-bucket", Key=key, VersionId=first["VersionId"])["Body"].read().decode()
r["no_version"] = code(eu.get_object, Bucket="state-bucket", Key=key, VersionId="x" * 32)
r["bad_version"] = code(eu.get_object, Bucket="state-bucket", Key=key, VersionId="7")
eu.delete_object(Bucket="state-bucket", Key=key, VersionId=marker["VersionId"])
r["back"] = eu.get_object(Bucket="state-bucket", Key=key)["Body"].read().decode()

# Copy, tags.
copied = eu.copy_object(Bucket="state-bucket", Key="copy", CopySource={"Bucket": "state-bucket", "Key": key, "VersionId": first["VersionId"]})
r["copy"] = eu.get_object(Bucket="state-bucket", Key="copy")["Body"].read().decode()
r["tags"] = {t["Key"]: t["Value"] for t in eu.get_object_tagging(Bucket="state-bucket", Key="copy")["TagSet"]}
eu.put_object_tagging(Bucket="state-bucket", Key="copy", Tagging={"TagSet": [{"Key": "c", "Value": "3"}]})
r["tags_after"] = {t["Key"]: t["Value"] for t in eu.get_object_tagging(Bucket="state-bucket", Key="copy")["TagSet"]}
r["bucket_tags_none"] = code(s3.get_bucket_tagging, Bucket="plain-bucket")
s3.put_bucket_tagging(Bucket="plain-bucket", Tagging={"TagSet": [{"Key": "sst:app", "Value": "shop"}]})
r["bucket_tags"] = s3.get_bucket_tagging(Bucket="plain-bucket")["TagSet"]
r["policy"] = code(s3.get_bucket_policy, Bucket="plain-bucket")
s3.put_public_access_block(Bucket="plain-bucket", PublicAccessBlockConfiguration={"BlockPublicAcls": True})
r["block"] = s3.get_public_access_block(Bucket="plain-bucket")["PublicAccessBlockConfiguration"]["BlockPublicAcls"]

# Listings.
for i in range(25):
    s3.put_object(Bucket="plain-bucket", Key=f"app/shop/{i:02}.json", Body=b"{}")
    s3.put_object(Bucket="plain-bucket", Key=f"app/shop2/{i:02}.json", Body=b"{}")
s3.put_object(Bucket="plain-bucket", Key="a b+c/ü", Body=b"")
r["pages"] = pages(s3, "list_objects_v2", "Contents", Bucket="plain-bucket", Prefix="app/shop/", PaginationConfig={"PageSize": 10})
r["prefixes"] = [p["Prefix"] for p in s3.list_objects_v2(Bucket="plain-bucket", Delimiter="/", Prefix="app/")["CommonPrefixes"]]
r["prefix_pages"] = pages(s3, "list_objects_v2", "CommonPrefixes", Bucket="plain-bucket", Delimiter="/", PaginationConfig={"PageSize": 1})
r["start_after"] = s3.list_objects_v2(Bucket="plain-bucket", StartAfter="app/shop2/23.json")["Contents"][0]["Key"]
r["odd"] = s3.list_objects_v2(Bucket="plain-bucket", Prefix="a b+")["Contents"][0]["Key"]
r["v1"] = pages(s3, "list_objects", "Contents", Bucket="plain-bucket", PaginationConfig={"PageSize": 30})
for i in range(5):
    eu.put_object(Bucket="state-bucket", Key="many", Body=str(i).encode())
eu.delete_object(Bucket="state-bucket", Key="many")
r["version_pages"] = [[len(p.get("Versions", [])), len(p.get("DeleteMarkers", []))] for p in
                      eu.get_paginator("list_object_versions").paginate(Bucket="state-bucket", Prefix="many", PaginationConfig={"PageSize": 4})]
r["latest"] = [v["IsLatest"] for v in eu.list_object_versions(Bucket="state-bucket", Prefix="many")["Versions"]]

# Uploads in parts.
upload = s3.create_multipart_upload(Bucket="plain-bucket", Key="big")["UploadId"]
parts = [{"PartNumber": n, "ETag": s3.upload_part(Bucket="plain-bucket", Key="big", UploadId=upload, PartNumber=n, Body=BytesIO(b"x" * size))["ETag"]}
         for n, size in ((1, 5 * 1024 * 1024), (2, 7))]
r["parts"] = len(s3.list_parts(Bucket="plain-bucket", Key="big", UploadId=upload)["Parts"])
r["uploads"] = len(s3.list_multipart_uploads(Bucket="plain-bucket")["Uploads"])
r["big"] = s3.complete_multipart_upload(Bucket="plain-bucket", Key="big", UploadId=upload, MultipartUpload={"Parts": parts})["ETag"][-3:]
r["big_size"] = s3.head_object(Bucket="plain-bucket", Key="big")["ContentLength"]
aborted = s3.create_multipart_upload(Bucket="plain-bucket", Key="big")["UploadId"]
s3.abort_multipart_upload(Bucket="plain-bucket", Key="big", UploadId=aborted)
r["no_upload"] = code(s3.list_parts, Bucket="plain-bucket", Key="big", UploadId=aborted)

# The wrong Region: botocore follows the redirect by itself.
r["followed"] = s3.get_object(Bucket="state-bucket", Key="copy")["Body"].read().decode()

# Deletes.
r["not_empty"] = code(eu.delete_bucket, Bucket="state-bucket")
versions = eu.list_object_versions(Bucket="state-bucket")
batch = [{"Key": v["Key"], "VersionId": v["VersionId"]} for v in versions["Versions"] + versions.get("DeleteMarkers", [])]
answer = eu.delete_objects(Bucket="state-bucket", Delete={"Objects": batch})
r["deleted"] = [len(answer["Deleted"]) == len(batch), len(answer.get("Errors", []))]
r["deleted_bucket"] = code(eu.delete_bucket, Bucket="state-bucket")
quiet = s3.delete_objects(Bucket="plain-bucket", Delete={"Quiet": True, "Objects": [{"Key": "big"}, {"Key": "not there"}, {"Key": "app/shop/00.json", "ETag": '"00"'}]})
r["quiet"] = [e["Code"] for e in quiet["Errors"]]
done(**r)
