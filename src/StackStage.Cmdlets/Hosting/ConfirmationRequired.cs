using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The error for a question that nobody is there to answer.</summary>
internal static class ConfirmationRequired
{
    public static StageException For(string target, string action) => new(new StageError(
        "ConfirmationRequired",
        StageErrorCategory.InvalidOperation,
        $"'{action}' on '{target}' needs a confirmation, and this session is not interactive. Nothing was changed.",
        target,
        "Preview with -WhatIf. To run unattended, add -Confirm:$false."));

    /// <summary>The error for a question that -Force answers.</summary>
    public static StageException ForQuestion(string query) => new(new StageError(
        "ConfirmationRequired",
        StageErrorCategory.InvalidOperation,
        $"'{query}' needs an answer, and this session is not interactive. Nothing was changed.",
        query,
        "To run unattended, add -Force, or -Confirm:$false."));

    /// <summary>The error for a secret that nobody is there to type.</summary>
    public static StageException ForSecret(string prompt) => new(new StageError(
        "PasswordRequired",
        StageErrorCategory.InvalidArgument,
        $"'{prompt}' is asked for, and this session is not interactive. Nothing was changed.",
        prompt,
        "Add -Password or -PasswordFile."));
}
