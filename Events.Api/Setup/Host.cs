using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Events.Api.Setup.Circuits;
using Events.Api.Setup.Walls;
using Events.Api.Public.Kept;
using Events.Domain.Access;
using Events.Domain.Links;
using Events.Infrastructure.Access;
using Events.Infrastructure.Backups;
using Events.Infrastructure.Badges;
using Events.Infrastructure.Documents;
using Events.Infrastructure.Files;
using Events.Infrastructure.Imports;
using Events.Infrastructure.Jobs;
using Events.Infrastructure.Links;
using Events.Infrastructure.Lists;
using Events.Infrastructure.Mediation;
using Events.Infrastructure.Outbox;
using Events.Infrastructure.Persistence;
using Events.Infrastructure.Photos;
using Events.Infrastructure.Programme;
using Hangfire;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace Events.Api.Setup;

/// <summary>What the application is made of, and the order in which a request passes it.</summary>
internal static class Host
{
    public static void AddEvents(this WebApplicationBuilder builder)
    {
        var data = DataDirectory(builder);
        var settings = DemoStart.IsAskedFor(builder.Configuration) ? DatabaseSettings.ForDemo(data) : DatabaseSettings.From(builder.Configuration, data);
        data = settings.DataDirectory;
        if (settings.IsDemo)
        {
            // Its addresses and sign-ins are not to drown in what is logged; a level that is set still counts.
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
        }

        builder.AddWalls();
        // It would warn at every first start that the keys are not encrypted: they lie in the database, beside what they protect.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPersistence(settings);
        builder.Services.AddUseCases();
        builder.Services.AddJobs(settings, builder.Configuration);
        builder.Services.AddFiles(data);
        builder.Services.AddBackups();
        builder.Services.AddPhotos();
        builder.Services.AddDocuments();
        builder.Services.AddBadges(builder.Configuration, data);
        builder.Services.AddLinks(builder.Configuration, data);
        builder.Services.AddOutbox(builder.Configuration, data);
        builder.Services.AddSingleton<ISiteAddress, SiteAddress>();
        builder.Services.AddImports();
        builder.Services.AddLists();
        builder.Services.AddProgramme();
        builder.Services.AddAccounts();
        builder.Services.AddSingleton<IProblemDetailsWriter, HtmlProblems>();
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Complete);
        builder.Services.AddExceptionHandler<ExceptionToProblem>();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.Configure<JsonOptions>(json => BeStrict(json.SerializerOptions));
        builder.Services.AddApiDescription();
        builder.Services.AddRazorComponents().AddCircuits(builder.Configuration);
        builder.Services.AddSingleton<Shared.SiteFiles>();
        builder.Services.AddPublicPages();
        builder.Services.AddSingleton(new FirstRun(Console.Out));
        builder.Services.AddSingleton<IFirstRun>(services => services.GetRequiredService<FirstRun>());
    }

    public static void UseEvents(this WebApplication app)
    {
        app.UseOuterWalls();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseFormWalls();
        app.UseStaticFiles();
        app.UsePublicPages();
        app.Use(HtmlProblems.NothingHereAsync);
        app.UseAuthentication();
        app.Use(SignedIn.RememberWhoAsync);
        app.UseAuthorization();
        app.UseCallerWalls();
        app.UseAntiforgery();
        app.Use(IdempotencyFilter.HashAsync);
        app.Use(Circuits.Circuits.OpenAsync);
        // The policy guards it; the dashboard's own filter would only let the machine itself in.
        app.MapHangfireDashboard("/admin/hangfire", new DashboardOptions { Authorization = [], AsyncAuthorization = [], DisplayStorageConnectionString = false })
            .RequireAuthorization(Accounts.AdministratorsOnly);
    }

    /// <summary>Brings the database up to date, then listens. Without an administrator it prints the link that makes one.</summary>
    /// <exception cref="OperatorProblem">
    /// Another server has the data folder, or the database cannot be used: a demo's by a normal start, or any other's by a demo.
    /// </exception>
    public static async Task StartEventsAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<ServerLock>().TakeAsync(app.Lifetime.ApplicationStopping);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
            await DatabaseStart.MigrateAsync(db, scope.ServiceProvider.GetRequiredService<DatabaseSettings>(), app.Lifetime.ApplicationStopping);
        }

        if (app.Services.GetRequiredService<DatabaseSettings>().IsDemo)
        {
            await app.StartDemoAsync();
            return;
        }

        await app.StartAsync();
        await app.AnnounceFirstRunAsync();
    }

    private static async Task AnnounceFirstRunAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        if (!await db.RoleAssignments.AnyAsync(role => role.Role == EventRole.Administrator))
        {
            app.Services.GetRequiredService<FirstRun>().Announce(app.Services.GetRequiredService<ISiteAddress>().Origin);
        }
    }

    /// <summary>Unknown, duplicate, missing and wrongly typed members are refused rather than guessed.</summary>
    private static void BeStrict(JsonSerializerOptions json)
    {
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = 16;
        json.PropertyNameCaseInsensitive = false;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.Converters.Add(new LocalizedTextJsonConverter());
        json.TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(DropIgnored);
    }

    /// <summary>A member that only the address may set (an event's id, a version) is as unknown in the body as any other.</summary>
    private static void DropIgnored(JsonTypeInfo type)
    {
        foreach (var ignored in type.Properties.Where(property => property.Get is null && property.Set is null).ToList())
        {
            type.Properties.Remove(ignored);
        }
    }

    private static string DataDirectory(WebApplicationBuilder builder)
    {
        var data = Path.GetFullPath(builder.Configuration["Events:DataDirectory"] ?? "data", builder.Environment.ContentRootPath);
        Directory.CreateDirectory(data);
        return data;
    }
}
