using Events.Tests.Support;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Events.Tests.Architecture.Rights;

/// <summary>
/// The application with the rights alone: every form counts as one of our own pages' (that wall has tests of its own), and no job runs, so
/// that what is asked for stays asked for.
/// </summary>
public sealed class RightsApp(TestDatabases databases) : EventsApp(databases)
{
    protected override void Replace(IServiceCollection services)
    {
        foreach (var worker in services.Where(service => service.ServiceType == typeof(IHostedService) && !IsTheServer(service)).ToList())
        {
            services.Remove(worker);
        }

        services.AddSingleton<IAntiforgery, AnyForm>();
    }

    /// <summary>What listens is hosted too.</summary>
    private static bool IsTheServer(ServiceDescriptor service) => service.ImplementationType?.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) is true;

    private sealed class AnyForm : IAntiforgery
    {
        private static readonly AntiforgeryTokenSet tokens = new("any", "any", "__RequestVerificationToken", null);

        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => tokens;

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => tokens;

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

        public void SetCookieTokenAndHeader(HttpContext httpContext)
        {
        }

        public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;
    }
}
