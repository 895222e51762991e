using Amazon.Runtime;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Connection;

/// <summary>Ways in which a profile has credentials that cannot be had here, each with what to do. The SDK has no types for most of them.</summary>
internal sealed record CredentialProblem(string ErrorId, string What, string WhatToDo)
{
    /// <summary>The error, for a profile or for whichever the SDK has chosen.</summary>
    /// <param name="profile">The profile's name, or null.</param>
    /// <param name="cause">What the SDK says, or null.</param>
    public StageError ToError(string? profile, Exception? cause)
    {
        var subject = profile is null ? "The profile" : $"The profile '{profile}'";
        var reason = cause is ProcessAWSCredentialException ? $": {Shorten(cause.Message)}" : ".";
        return new StageError(ErrorId, StageErrorCategory.AuthenticationError, $"{subject} {What}{reason}", profile, WhatToDo.Replace("{0}", profile ?? "<name>", StringComparison.Ordinal), cause);
    }

    private static string Shorten(string text)
    {
        const int Longest = 300;
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length > Longest ? line[..Longest] + "…" : line;
    }
}

/// <summary>The problems, and how to tell them.</summary>
internal static class CredentialProblems
{
    /// <summary>A code is asked for, and there is nobody to ask.</summary>
    public static readonly CredentialProblem Mfa = new(
        "MfaRequired",
        "assumes its role with an MFA code, and no code can be asked for here",
        "Run 'Set-AWSCredential -ProfileName {0}' of AWS Tools, which asks for the code, and leave -ProfileName out here. Or take temporary keys into the environment: aws configure export-credentials --profile {0} --format powershell | Invoke-Expression");

    private static readonly CredentialProblem Process = new(
        "CredentialProcessFailed",
        "asks a program for its credentials (credential_process), and that failed",
        "Run that program by itself, mend what it says, then run the command again.");

    private static readonly CredentialProblem Login = new(
        "LoginProfileNotSupported",
        "signs in with 'aws login', which only the AWS CLI and AWS Tools can read",
        "Add 'credential_process = aws configure export-credentials --profile {0}' to another profile and name that one. Or take temporary keys into the environment: aws configure export-credentials --profile {0} --format powershell | Invoke-Expression");

    private static readonly CredentialProblem LoginExpired = new(
        "LoginSessionExpired",
        "signs in with 'aws login', and that session has expired or was never begun",
        "Run 'aws login --profile {0}', then the command again.");

    /// <summary>The problem that a failure of the SDK stands for, or null.</summary>
    /// <param name="failure">The failure.</param>
    public static CredentialProblem? Find(Exception failure)
    {
        for (Exception? each = failure; each is not null; each = each.InnerException)
        {
            if (each is ProcessAWSCredentialException)
            {
                return Process;
            }

            // Texts of the SDK, which has nothing else to tell these apart by.
            if (each is InvalidOperationException or AmazonClientException)
            {
                if (each.Message.Contains("MfaSerialNumber", StringComparison.Ordinal) || each.Message.Contains("requires an MFA", StringComparison.Ordinal))
                {
                    return Mfa;
                }

                if (each.Message.Contains("AWSSDK.Signin", StringComparison.Ordinal))
                {
                    return Login;
                }

                if (each.Message.Contains("Login Token not found", StringComparison.Ordinal) || each.Message.Contains("for Login Session", StringComparison.Ordinal))
                {
                    return LoginExpired;
                }
            }
        }

        return null;
    }
}
