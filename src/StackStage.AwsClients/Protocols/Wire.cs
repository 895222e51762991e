using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace StackStage.AwsClients.Protocols;

/// <summary>
/// One direction of one wire format. Reading, a member's old value is ignored and what came is returned;
/// writing, the value is written unless it is null, and returned as it was.
/// </summary>
internal abstract class Wire
{
    /// <summary>The request whose path, query and headers take members; only at the top of a REST request.</summary>
    public IRequest? Request { get; init; }

    /// <summary>The response whose headers give members; only at the top of a REST response.</summary>
    public IWebResponseData? Response { get; init; }

    /// <summary>Ids in the path lose what stands before them, as in <c>/hostedzone/Z123</c>.</summary>
    public bool BareIds { get; init; }

    public abstract string? String(string name, string? value);
    public abstract bool? Bool(string name, bool? value);
    public abstract int? Int(string name, int? value);
    public abstract long? Long(string name, long? value);
    public abstract float? Float(string name, float? value);
    public abstract DateTime? Time(string name, DateTime? value);
    public abstract List<string>? Strings(string name, List<string>? value, string item = "member");
    public abstract Dictionary<string, string>? Map(string name, Dictionary<string, string>? value);
    public abstract T? Object<T>(string name, T? value) where T : class, IShape, new();
    public abstract List<T>? Objects<T>(string name, List<T>? value, string item = "member") where T : class, IShape, new();

    /// <summary>The member that is the whole body (REST-XML).</summary>
    public virtual T? Payload<T>(string name, T? value) where T : class, IShape, new() => Object(name, value);

    /// <summary>A part of the path. AWS would take an empty one for another address altogether, so it is refused here.</summary>
    public string? Label(string name, string? value)
    {
        if (Request is null)
        {
            return value;
        }

        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException($"{name} is required: it is part of the address of the request.");
        }

        Request.AddPathResource("{" + name + "}", BareIds ? value[(value.LastIndexOf('/') + 1)..] : value);
        return value;
    }

    public string? Query(string name, string? value)
    {
        if (Request is not null && value is not null)
        {
            Request.Parameters.Add(name, value);
        }

        return value;
    }

    public int? Query(string name, int? value)
    {
        Query(name, value?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return value;
    }

    public string? Header(string name, string? value)
    {
        if (Request is not null)
        {
            if (value is not null)
            {
                Request.Headers[name] = value;
            }

            return value;
        }
        return Response is not null && Response.IsHeaderPresent(name) ? Response.GetHeaderValue(name) : null;
    }
}
