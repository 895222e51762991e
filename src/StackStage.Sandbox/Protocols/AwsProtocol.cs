namespace StackStage.Sandbox.Protocols;

/// <summary>AWS's wire protocols, as the services' models name them.</summary>
internal enum AwsProtocol
{
    /// <summary>Form in, XML out (STS, ELBv2).</summary>
    Query,

    /// <summary>Paths and XML (CloudFront, Route 53).</summary>
    RestXml,

    /// <summary>REST-XML with S3's own errors.</summary>
    S3,

    /// <summary>X-Amz-Target and JSON 1.0 (Cloud Control).</summary>
    Json10,

    /// <summary>X-Amz-Target and JSON 1.1 (ACM, SSM, KMS, Tagging).</summary>
    Json11,

    /// <summary>Paths and JSON (API Gateway).</summary>
    RestJson,
}
