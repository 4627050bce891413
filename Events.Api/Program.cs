using Events.Api.Endpoints;
using Events.Api.Public;
using Events.Api.Setup;

// Published, the application finds its files beside itself, wherever it is started from.
var published = !File.Exists(Path.Combine(AppContext.BaseDirectory, "Events.Api.staticwebassets.runtime.json"));
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = published ? AppContext.BaseDirectory : null });
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
await app.StartEventsAsync();
await app.WaitForShutdownAsync();
return 0;
