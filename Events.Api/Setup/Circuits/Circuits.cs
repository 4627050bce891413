using Events.Api.Office.Frame;
using Events.Domain.Office;
using MediatR;
using Microsoft.AspNetCore.Components.Endpoints;
using Radzen;

namespace Events.Api.Setup.Circuits;

/// <summary>The pages of the back office: open pages that ask the server over one connection each.</summary>
internal static class Circuits
{
    /// <summary>Of one message from a browser: the longest text that a form takes, and room around it. Files come by other ways.</summary>
    private const long MaxMessageBytes = 128 * 1024;

    /// <summary>A page whose connection is lost for so long goes on where it was.</summary>
    private static readonly TimeSpan keptFor = TimeSpan.FromMinutes(10);

    private const int MostLost = 200;

    public static void AddCircuits(this IRazorComponentsBuilder components, IConfiguration configuration)
    {
        components.AddInteractiveServerComponents(circuit =>
        {
            circuit.DetailedErrors = false;
            circuit.DisconnectedCircuitRetentionPeriod = keptFor;
            circuit.DisconnectedCircuitMaxRetained = MostLost;
        }).AddHubOptions(hub =>
        {
            hub.EnableDetailedErrors = false;
            hub.MaximumReceiveMessageSize = MaxMessageBytes;
        });
        components.Services.AddRadzenComponents();
        components.Services.AddScoped<Desk>();
        components.Services.AddSingleton<OfficeFiles>();
        components.Services.AddSingleton<ILocalizer, ComponentWords>();
        components.Services.AddSingleton(new CircuitSettings(TimeSpan.FromSeconds(configuration.GetValue("Events:Office:CheckSeconds", 20.0))));
    }

    public static void MapCircuits(this WebApplication app) =>
        // The policy of what the page may load is said by the walls, for this page as for every other.
        app.MapRazorComponents<OfficeApp>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null).RequireAuthorization().DisableRequestTimeout().ExcludeFromDescription()
            .Finally(ReadOnly);

    /// <summary>The pages take no forms: what they change, they change over their connection.</summary>
    private static void ReadOnly(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
        {
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get]));
        }
    }

    /// <summary>
    /// A page of the office opens for those who work in its event; for others it is not there. What it then shows is asked for in messages,
    /// which are judged one by one.
    /// </summary>
    public static async Task OpenAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            var mediator = context.RequestServices.GetRequiredService<IMediator>();
            if (context.GetRouteValue("eventId") is string eventId)
            {
                await mediator.Send(new GetOffice(Guid.Parse(eventId)), context.RequestAborted);
            }
            else
            {
                await mediator.Send(new ListOffices(), context.RequestAborted);
            }
        }

        await next(context);
    }
}

/// <param name="CheckEvery">How often a page that asks for nothing looks whether its session is still one.</param>
public sealed record CircuitSettings(TimeSpan CheckEvery);
