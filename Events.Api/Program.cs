using Events.Api.Endpoints;
using Events.Api.Public;
using Events.Api.Setup;
using Events.Infrastructure.Persistence;

// Published, the application finds its files beside itself, wherever it is started from.
var published = !File.Exists(Path.Combine(AppContext.BaseDirectory, "Events.Api.staticwebassets.runtime.json"));
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = DemoStart.AsSettings(args), ContentRootPath = published ? AppContext.BaseDirectory : null });
builder.WebHost.UseStaticWebAssets();
builder.AddEvents();

var app = builder.Build();
if (await app.RunCommandAsync(args) is { } exitCode)
{
    return exitCode;
}

app.UseEvents();
app.MapApi();
app.MapPages();
try
{
    await app.StartEventsAsync();
}
catch (OperatorProblem problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}

await app.WaitForShutdownAsync();
return 0;
