using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StackStage.Sandbox.State;

/// <summary>Ids that look random and are the same in every run that makes the same calls.</summary>
internal sealed class SandboxIds
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>How many ids were given out; kept with the state.</summary>
    public long Counter { get; set; }

    private byte[] Next() =>
        SHA256.HashData(Encoding.ASCII.GetBytes("stackstage-sandbox-" + (++Counter).ToString(CultureInfo.InvariantCulture)));

    public string Guid()
    {
        var bytes = Next()[..16];
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes).ToString();
    }

    public string Hex(int length)
    {
        var text = Convert.ToHexString(Next()).ToLowerInvariant();
        while (text.Length < length)
        {
            text += Convert.ToHexString(Next()).ToLowerInvariant();
        }

        return text[..length];
    }

    /// <summary>Lower-case letters and digits, a letter first (API Gateway, Route 53 in upper case).</summary>
    public string LowerAlphanumeric(int length)
    {
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            foreach (var b in Next())
            {
                if (text.Length == length)
                {
                    break;
                }

                text.Append(Lower[b % (text.Length == 0 ? 26 : Lower.Length)]);
            }
        }

        return text.ToString();
    }

    /// <summary>Upper-case letters and digits, as in CloudFront's and Route 53's ids.</summary>
    public string UpperAlphanumeric(int length) => LowerAlphanumeric(length).ToUpperInvariant();
}
