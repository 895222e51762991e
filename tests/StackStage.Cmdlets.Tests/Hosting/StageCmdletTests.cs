using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Cmdlets.Tests.Hosting;

/// <summary>The road from asynchronous work to the pipeline thread. <see cref="TestHost"/> checks the thread of every call.</summary>
public class StageCmdletTests
{
    [Fact]
    public void What_is_written_on_any_thread_arrives_on_the_pipeline_thread_in_order()
    {
        var host = TestHost.Run(new Scripted(async (output, token) =>
        {
            for (var number = 0; number < 20_000; number++)
            {
                if (number % 1000 == 0)
                {
                    await Task.Yield();
                }

                output.WriteObject(number);
            }
        }));

        Assert.Equal(Enumerable.Range(0, 20_000).Cast<object>(), host.Output);
    }

    [Fact]
    public void Many_questions_at_once_are_answered_one_by_one_on_the_pipeline_thread()
    {
        var host = new TestHost { Answer = action => action.EndsWith('3') ? Approval.Declined : Approval.Approved };
        host.Run(new Scripted(async (output, token) =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => output.ApproveAsync(Change($"do {number}"), token).AsTask(), token)));
            output.WriteObject(answers.Count(answer => answer == Approval.Declined));
        }));

        Assert.Equal(5, Assert.Single(host.Output));
        Assert.Equal(50, host.Asked.Count);
    }

    [Fact]
    public void A_stop_reaches_the_work_as_a_cancellation_and_is_no_error()
    {
        var cancelled = false;
        Scripted? cmdlet = null;
        cmdlet = new Scripted(async (output, token) =>
        {
            output.WriteObject("begun");
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            catch (OperationCanceledException)
            {
                cancelled = true;
                throw;
            }
        });
        var host = new TestHost { OnOutput = _ => cmdlet.Stop() };

        host.Run(cmdlet);

        Assert.True(cancelled);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Whoever_hears_of_the_stop_may_say_as_much_as_he_likes()
    {
        // More than waits for the pipeline at one time: said on its own thread, all of it would wait for itself.
        var cmdlet = new Scripted(async (output, token) =>
        {
            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = token.Register(() =>
            {
                for (var number = 0; number < 10_000; number++)
                {
                    output.WriteVerbose($"{number}");
                }

                heard.SetResult();
            });
            output.WriteObject("first");
            await heard.Task;
        });

        var run = Task.Run(() => Assert.Throws<InvalidOperationException>(() => new TestHost { OnOutput = _ => throw new InvalidOperationException("takes no more") }.Run(cmdlet)));

        // Where the pipeline's thread waits for itself, it never ends.
        Assert.Equal("takes no more", (await run.WaitAsync(TimeSpan.FromMinutes(1))).Message);
    }

    [Theory]
    [InlineData("a'b", "Do-It -Name 'a''b'")]
    [InlineData("a\u2019; Stop-It \u2018", "Do-It -Name 'a\u2019\u2019; Stop-It \u2018\u2018'")]
    [InlineData("$(Stop-It)", "Do-It -Name '$(Stop-It)'")]
    public void What_is_pasted_does_nothing_but_the_command(string name, string line) =>
        Assert.Equal(line, ContinuationLine.Of("Do-It", new Dictionary<string, object?>(), "Name", [name]));

    [Fact]
    public void No_secret_and_no_consent_is_in_the_command_that_continues()
    {
        using var secret = new System.Security.SecureString();
        var given = new Dictionary<string, object?>
        {
            ["Credential"] = new System.Management.Automation.PSCredential("AKIA", secret),
            ["Force"] = true,
            ["Confirm"] = false,
            ["Verbose"] = true,
            ["NoWait"] = true,
            ["Timeout"] = TimeSpan.FromHours(2),
        };

        Assert.Equal("Do-It -Name a,b -NoWait -Timeout 02:00:00", ContinuationLine.Of("Do-It", given, "Name", ["a", "b"]));
    }

    [Fact]
    public void A_pipeline_that_takes_no_more_stops_the_work_and_its_exception_comes_out()
    {
        var cancelled = false;
        var host = new TestHost { OnOutput = _ => throw new PipelineEndedException() };

        Assert.Throws<PipelineEndedException>(() => host.Run(new Scripted(async (output, token) =>
        {
            output.WriteObject(1);
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                cancelled = token.IsCancellationRequested;
            }
        })));

        Assert.True(cancelled);
    }

    [Fact]
    public void A_stage_exception_ends_the_cmdlet_with_its_error()
    {
        var failure = Assert.Throws<StageException>(() => TestHost.Run(new Scripted((_, _) =>
            throw new StageException(new StageError("Odd", StageErrorCategory.InvalidData, "It is odd.")))));

        Assert.Equal("Odd", failure.Error.ErrorId);
    }

    [Fact]
    public void A_question_that_nobody_can_answer_is_an_error_for_the_work_to_see()
    {
        var host = new TestHost { Answer = action => throw ConfirmationRequired.For("x", action) };
        host.Run(new Scripted(async (output, token) =>
        {
            try
            {
                await output.ApproveAsync(Change("Remove it"), token);
            }
            catch (StageException failure)
            {
                output.WriteError(failure.Error);
            }
        }));

        Assert.Equal("ConfirmationRequired", Assert.Single(host.Errors).ErrorId);
    }

    [Fact]
    public void A_step_that_changes_nothing_is_previewed_but_never_asked_about()
    {
        var look = new ApprovalQuestion("Wait", "x") { Changes = false };
        async Task Ask(CmdletOutput output, CancellationToken token) => output.WriteObject(await output.ApproveAsync(look, token));

        var normal = TestHost.Run(new Scripted(Ask));
        var preview = TestHost.Run(new Scripted(Ask), "WhatIf");

        Assert.Equal(Approval.Approved, Assert.Single(normal.Output));
        Assert.Empty(normal.Asked);
        Assert.Equal(Approval.Previewed, Assert.Single(preview.Output));
        Assert.Equal(["Wait"], preview.Asked);
    }

    [Fact]
    public void What_became_of_a_resource_is_not_written_in_a_preview()
    {
        Task Write(CmdletOutput output, CancellationToken token)
        {
            output.WriteResult("removed");
            return Task.CompletedTask;
        }

        Assert.Equal(["removed"], TestHost.Run(new Scripted(Write)).Output);
        Assert.Empty(TestHost.Run(new Scripted(Write), "WhatIf").Output);
    }

    private static ApprovalQuestion Change(string action) => new(action, "x");

    private sealed class PipelineEndedException : Exception;

    private sealed class Scripted(Func<CmdletOutput, CancellationToken, Task> work) : StageCmdlet
    {
        private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => work(output, cancellationToken);
    }
}
