using Amazon.SimpleSystemsManagement.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Keys.Backups;

/// <summary>The bootstrap parameter, by which a home is found. It is put back only where there is none.</summary>
public sealed partial class StageKeyRestorer
{
    private BackedUpBootstrap? BootstrapOf() => _entries.Select(entry => entry.Payload.Bootstrap).FirstOrDefault(found => found is not null);

    private async Task<Step?> PlanBootstrapAsync(CancellationToken cancellationToken)
    {
        if (!_request.Include.Contains(KeyBackupPart.Bootstrap))
        {
            return null;
        }

        if (BootstrapOf() is not { } bootstrap)
        {
            _host.WriteWarning("There is no bootstrap parameter in the backup.");
            return null;
        }

        var present = await ReadBootstrapAsync(cancellationToken).ConfigureAwait(false);
        if (present == bootstrap.Value)
        {
            return null;
        }

        if (present is not null)
        {
            // It is what every stage of the Region is found by; SST itself rewrites it.
            _host.WriteWarning($"{SstAwsHome.BootstrapParameter} is there with another value, and was left as it is.");
            return null;
        }

        return new Step
        {
            Identity = new StepIdentity("ssm.bootstrap.restore", AccountId, _connection.Region, bootstrap.Name),
            Action = "Restore the bootstrap parameter",
            Target = bootstrap.Name,
            RunAsync = run => PutBootstrapAsync(bootstrap, run),
        };
    }

    private async Task<string?> ReadBootstrapAsync(CancellationToken cancellationToken)
    {
        var answer = await Retry.RunAsync(
            token => _connection.SystemsManager.GetParametersAsync(new GetParametersRequest { Names = [SstAwsHome.BootstrapParameter] }, token),
            null, Patience, "ssm:GetParameters", SstAwsHome.BootstrapParameter, _host, cancellationToken).ConfigureAwait(false);
        return answer.Parameters?.FirstOrDefault()?.Value;
    }

    private async Task<StepOutcome> PutBootstrapAsync(BackedUpBootstrap bootstrap, StepRun run)
    {
        try
        {
            await Retry.RunAsync(
                token => _connection.SystemsManager.PutParameterAsync(new PutParameterRequest { Name = bootstrap.Name, Type = bootstrap.Type, Value = bootstrap.Value, Overwrite = false }, token),
                null, Patience, "ssm:PutParameter", bootstrap.Name, _host, run.Token).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (StageException failure) when (StageKeyStore.IsBeingDeleted(failure) && AgainAt(bootstrap.Name) is { } at)
        {
            return StepOutcome.Again(at, "the name was deleted a moment ago");
        }
        catch (StageException failure) when (failure.Error.Exception is { } cause && AwsErrors.CodeOf(cause) == "ParameterAlreadyExists")
        {
            if (await ReadBootstrapAsync(CancellationToken.None).ConfigureAwait(false) == bootstrap.Value)
            {
                return StepOutcome.AlreadyDone;
            }

            throw;
        }
    }
}
