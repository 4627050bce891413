using Events.Domain.Common;
using Events.Infrastructure.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Demo;

/// <summary>Sends messages as the demo's accounts, each in a scope of its own, past no rule and no right.</summary>
internal sealed class DemoStage(IServiceScopeFactory scopes, CancellationToken cancellationToken)
{
    public async Task<T> SendAsync<T>(Guid userId, IRequest<T> message)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(userId);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, cancellationToken);
    }

    public static LocalizedText Text(string english, string chinese, string indonesian) =>
        new(new Dictionary<string, string> { ["en"] = english, ["zh"] = chinese, ["id"] = indonesian });
}
