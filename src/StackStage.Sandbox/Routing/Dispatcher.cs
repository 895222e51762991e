using System.Globalization;
using StackStage.Sandbox.Http;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Services;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Routing;

/// <summary>The road of every call: who is asking, route, faults, the operation under the lock, journal, answer.</summary>
internal sealed class Dispatcher(SandboxWorld world, SandboxFaults faults, SandboxJournal journal, Action onChange) : IHttpApplication
{
    /// <summary>What nobody signed is a short form at most (STS's AssumeRoleWithWebIdentity).</summary>
    private const long UnsignedBodyLimit = 64 * 1024;

    private readonly StaleReads _stale = new(world, faults);
    private readonly List<JournalEntry> _untold = [];
    private int _ordinal;

    public HttpReply? Refuse(HttpRequest head)
    {
        var scope = CredentialScope.Of(head);
        var service = Candidates(head, scope).FirstOrDefault();
        var protocol = ProtocolOf(head, service);
        HttpReply reply;
        JournalEntry[] recorded;
        lock (world.Gate)
        {
            var refusal = WebGuard.ReasonToRefuse(head.Headers) is { } reason
                ? AccessErrors.NotAProgram(protocol, reason)
                : scope is not null && world.PrincipalOf(scope.AccessKeyId) is null ? AccessErrors.ForeignKey(protocol) : null;
            if (refusal is null)
            {
                return null;
            }

            Record(null, service?.Name ?? "", scope, refusal.Status, refusal.Code, null, succeeded: false);
            reply = ProtocolWriter.Write(refusal, protocol, service?.XmlNamespace, RequestId(), null);
            recorded = TakeUntold();
        }

        Tell(recorded);
        return reply;
    }

    public long BodyLimit(HttpRequest head)
    {
        var scope = CredentialScope.Of(head);
        return scope is null ? UnsignedBodyLimit : Candidates(head, scope).FirstOrDefault()?.BodyLimit(head) ?? UnsignedBodyLimit;
    }

    public HttpReply Fail(HttpRequest? head, HttpFailure failure)
    {
        var service = head is null ? null : Candidates(head, CredentialScope.Of(head)).FirstOrDefault();
        var protocol = ProtocolOf(head, service);
        return ProtocolWriter.Write(AccessErrors.Unreadable(protocol, failure), protocol, service?.XmlNamespace, RequestId(), null);
    }

    public async Task<HttpReply> HandleAsync(HttpRequest request, CancellationToken stop)
    {
        HttpReply reply;
        SandboxFault? fault = null;
        JournalEntry[] recorded;
        using (world.Clock.Busy())
        {
            lock (world.Gate)
            {
                try
                {
                    (reply, fault) = Handle(request);
                }
#pragma warning disable CA1031 // Whatever a request brings about reaches its sender as an error, and nobody else.
                catch (Exception bug)
#pragma warning restore CA1031
                {
                    reply = Fail(request, new HttpFailure(500, $"The sandbox failed: {bug.GetType().Name}."));
                }

                if (!reply.Cut)
                {
                    // What a client compares its own clock with.
                    reply.Headers["Date"] = world.Now.ToString("R", CultureInfo.InvariantCulture);
                }

                recorded = TakeUntold();
            }

            Tell(recorded);
        }

        if (fault?.Kind is SandboxFaultKind.Timeout or SandboxFaultKind.TimeoutAfter)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var gone = request.ClientGone(either.Token);
            var late = Task.Delay(fault.Seconds is { } s ? TimeSpan.FromSeconds(s) : Timeout.InfiniteTimeSpan, world.Clock, either.Token);
            await Task.WhenAny(gone, late);
            await either.CancelAsync();
        }
        return reply;
    }

    private (HttpReply Reply, SandboxFault? Fault) Handle(HttpRequest request)
    {
        var requestId = RequestId();
        var scope = CredentialScope.Of(request);
        var call = Route(request, scope, requestId);
        if (call is null)
        {
            var name = scope?.Service ?? request.Headers.Find("X-Amz-Target") ?? request.RawPath;
            Record(null, name, scope, 501, "NotImplemented", null, succeeded: false);
            return (ProtocolWriter.Write(new AwsError("NotImplemented", $"The sandbox has no service for '{name}'.", 501),
                ProtocolOf(request, null), null, requestId, null), null);
        }

        if (scope is null && !(call.Action is { } anonymous && call.Service.IsAnonymous(anonymous)))
        {
            return (Fail(call, scope, AccessErrors.Missing(call.Service.Protocol), null), null);
        }

        var fault = faults.Next(call.Service.Name, call.ActionName, call.Resource, call.Action?.IsRead ?? true, call.Now, call.Region);
        switch (fault?.Kind)
        {
            case SandboxFaultKind.Stop or SandboxFaultKind.CutBefore or SandboxFaultKind.Timeout:
                Record(call, null, scope, 0, null, fault.Kind, succeeded: false);
                return (HttpReply.CutConnection, fault);
            case SandboxFaultKind.Html:
                Record(call, null, scope, fault.Status ?? 502, null, fault.Kind, succeeded: false);
                return (HttpReply.Text(fault.Status ?? 502, "text/html", "<!DOCTYPE html><html><body><h1>Bad Gateway</h1></body></html>"), fault);
        }
        if (InjectedError(call, fault) is { } injected)
        {
            return (Fail(call, scope, Adjust(injected, fault!), fault), fault);
        }

        var hidden = fault?.Kind is SandboxFaultKind.CutAfter or SandboxFaultKind.TimeoutAfter;
        try
        {
            if (scope is not null && !world.Regions.Contains(call.Region))
            {
                throw AccessErrors.UnknownKey(call.Service.Protocol);
            }

            var answer = Invoke(call, fault);
            var reply = ProtocolWriter.Write(answer, call);
            Record(call, null, scope, hidden ? 0 : reply.Status, null, fault?.Kind, succeeded: answer.Status < 400);
            if (!call.Action!.IsRead)
            {
                onChange();
            }

            return (hidden ? HttpReply.CutConnection : reply, fault);
        }
        catch (AwsError error)
        {
            return (hidden ? Hide(call, scope, error, fault!) : Fail(call, scope, error, fault), fault);
        }
#pragma warning disable CA1031 // A handler's bug must reach the client as an error and not as a dead connection.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            return (Fail(call, scope, new AwsError("SandboxError", $"The sandbox failed in {call.Service.Name}:{call.ActionName}: {bug}", 500), fault), fault);
        }
    }

    private static AwsError? InjectedError(SandboxCall call, SandboxFault? fault) => fault?.Kind switch
    {
        SandboxFaultKind.Throttle => call.Service.ThrottlingError,
        SandboxFaultKind.ServerError or SandboxFaultKind.Error => call.Service.InternalError,
        SandboxFaultKind.AccessDenied => AccessErrors.Denied(call),
        SandboxFaultKind.InvalidCredentials => AccessErrors.UnknownKey(call.Service.Protocol),
        SandboxFaultKind.ExpiredCredentials => AccessErrors.Expired(call.Service.Protocol),
        _ => null,
    };

    private AwsReply Invoke(SandboxCall call, SandboxFault? fault)
    {
        if (call.Action is null)
        {
            throw call.Service.UnknownAction(call);
        }

        if (fault?.Kind == SandboxFaultKind.Stale)
        {
            return _stale.Read(call.Service, TimeSpan.FromSeconds(fault.Seconds ?? 0), () => call.Action.Handler(call));
        }

        if (!call.Action.IsRead)
        {
            _stale.Remember();
        }

        return call.Action.Handler(call);
    }

    private SandboxCall? Route(HttpRequest request, CredentialScope? scope, string requestId)
    {
        SandboxCall CallOf(SandboxService service) => new()
        {
            Request = request,
            World = world,
            Service = service,
            Principal = (scope is null ? null : world.PrincipalOf(scope.AccessKeyId)) ?? Principal.User(world.AccountId),
            Region = scope?.Region is { } region && region != "aws-global" ? region : "us-east-1",
            RequestId = requestId,
            Now = world.Now,
        };

        SandboxCall? first = null;
        foreach (var service in Candidates(request, scope))
        {
            var call = CallOf(service);
            try
            {
                call.Action = service.Match(call);
                if (call.Action is not null)
                {
                    call.Resource = service.ResourceOf(call);
                }
            }
            catch (AwsError)
            {
                // A malformed body: the handler will say so.
            }
            if (call.Action is not null)
            {
                return call;
            }

            first ??= call;
        }
        return first;
    }

    private IEnumerable<SandboxService> Candidates(HttpRequest request, CredentialScope? scope)
    {
        if (request.Headers.Find("X-Amz-Target") is { } target)
        {
            var prefix = target[..Math.Max(0, target.LastIndexOf('.'))];
            return world.Services.Where(s => s.TargetPrefix == prefix);
        }
        if (scope is not null)
        {
            return world.Services.Where(s => s.SigningName == scope.Service);
        }

        var host = (request.Headers.Find("Host") ?? "").Split('.')[0];
        var named = world.Services.Where(s => s.HostPrefix == host).ToList();
        return named.Count > 0 ? named : world.Services;
    }

    /// <summary>The protocol that a caller can be taken to speak.</summary>
    private static AwsProtocol ProtocolOf(HttpRequest? head, SandboxService? service) =>
        service?.Protocol ?? (head?.Headers.ContainsKey("X-Amz-Target") == true ? AwsProtocol.Json11 : AwsProtocol.RestXml);

    private HttpReply Fail(SandboxCall call, CredentialScope? scope, AwsError error, SandboxFault? fault)
    {
        Record(call, null, scope, error.Status, error.Code, fault?.Kind, succeeded: false);
        return ProtocolWriter.Write(error, call.Service.Protocol, call.Service.XmlNamespace, call.RequestId, call.Resource);
    }

    private HttpReply Hide(SandboxCall call, CredentialScope? scope, AwsError error, SandboxFault fault)
    {
        Record(call, null, scope, 0, error.Code, fault.Kind, succeeded: false);
        return HttpReply.CutConnection;
    }

    private static AwsError Adjust(AwsError usual, SandboxFault fault) =>
        new(fault.Code ?? usual.Code, fault.Message ?? usual.Message, fault.Status ?? usual.Status);

    // Who listens to the journal runs code of its own, which must not hold up the world.
    private JournalEntry[] TakeUntold()
    {
        JournalEntry[] entries = [.. _untold];
        _untold.Clear();
        return entries;
    }

    private void Tell(JournalEntry[] entries)
    {
        foreach (var entry in entries)
        {
            journal.Tell(entry);
        }
    }

    private void Record(SandboxCall? call, string? service, CredentialScope? scope, int status, string? code, SandboxFaultKind? fault, bool succeeded)
    {
        var entry = new JournalEntry
        {
            Ordinal = ++_ordinal,
            Time = call?.Now ?? world.Now,
            Service = call?.Service.Name ?? service ?? "",
            Action = call?.ActionName ?? "Unknown",
            Resource = call?.Resource,
            Region = call?.Region ?? scope?.Region ?? "",
            AccountId = call?.AccountId ?? world.AccountId,
            IsRead = call?.Action?.IsRead ?? true,
            Status = status,
            ErrorCode = code,
            Fault = fault,
            Succeeded = succeeded,
        };
        journal.Add(entry);
        _untold.Add(entry);
    }

    private static string RequestId() => Guid.NewGuid().ToString();
}
