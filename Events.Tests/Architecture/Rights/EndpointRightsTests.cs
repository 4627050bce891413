using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Events.Domain.Access;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Events.Tests.Architecture.Rights;

/// <summary>B1: every address, asked by nobody and by each role for their own things, another's, a draft's and what is not there.</summary>
public sealed class EndpointRightsTests(RightsApp app) : IClassFixture<RightsApp>
{
    // What may sign its caller out is followed by signing in again.
    private static readonly string[] sessions = ["sign-out", "/account", "/auth/", "/roles"];

    [Fact]
    public async Task Every_address_answers_everybody_as_the_table_says()
    {
        var world = await World.MakeAsync(app);
        var clients = await SignedInAsync(world);

        using var nobody = await app.ClientAsync(null);
        var found = new Dictionary<string, IReadOnlyDictionary<Ground, string>>(StringComparer.Ordinal);

        // Reading first, removing last: what one caller takes away is then missed by nobody.
        foreach (var (address, verb, endpoint) in Addresses().OrderBy(address => address.Verb switch { "GET" => 0, "DELETE" => 2, _ => 1 }))
        {
            var cells = new Dictionary<Ground, string>();
            foreach (var ground in Grounds(endpoint.RoutePattern))
            {
                var signs = new StringBuilder();
                foreach (var role in World.Roles)
                {
                    signs.Append(await AskAsync(role is { } held ? clients[held] : nobody, world, ground, verb, endpoint));
                }

                cells[ground] = signs.ToString();
            }

            found[address] = cells;
            if (verb != "GET" && EndsSessions(endpoint.RoutePattern.RawText!))
            {
                clients = await SignedInAsync(world);
            }
        }

        Assert.True(found.Count >= 100, $"Only {found.Count} addresses were found.");
        RightsTable.ShouldSay("endpoints.tsv", found);
    }

    private static bool EndsSessions(string address) =>
        sessions.Any(part => address.Contains(part, StringComparison.Ordinal));

    private async Task<Dictionary<EventRole, HttpClient>> SignedInAsync(World world)
    {
        var clients = new Dictionary<EventRole, HttpClient>();
        foreach (var (role, user) in world.Users)
        {
            clients[role] = await app.ClientAsync(user);
        }

        return clients;
    }

    private IEnumerable<(string Address, string Verb, RouteEndpoint Endpoint)> Addresses() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(verb => ($"{verb} /{endpoint.RoutePattern.RawText?.Trim('/')}", verb, endpoint)))
        .DistinctBy(found => found.Item1);

    private static IEnumerable<Ground> Grounds(RoutePattern pattern)
    {
        var names = pattern.Parameters.Select(parameter => parameter.Name).ToList();
        yield return Ground.Own;
        if (names.Contains("delegationId") || names.Contains("participationId"))
        {
            yield return Ground.Delegation;
        }

        if (names.Contains("eventId") || names.Contains("slug"))
        {
            yield return Ground.Event;
            if (names.Contains("eventId") && names.Count > 1)
            {
                yield return Ground.Foreign;
            }

            yield return Ground.Draft;
        }

        if (names.Count > 0)
        {
            yield return Ground.Absent;
        }
    }

    private async Task<char> AskAsync(HttpClient client, World world, Ground ground, string verb, RouteEndpoint endpoint)
    {
        var things = world.On(ground, endpoint.RoutePattern.Parameters.Count > 1);
        var raw = endpoint.RoutePattern.RawText ?? "";
        if (verb is "DELETE" || raw.Contains("void", StringComparison.OrdinalIgnoreCase))
        {
            things = await world.FreshAsync(things, raw);
        }

        using var request = new HttpRequestMessage(new HttpMethod(verb), Address(endpoint, things));
        request.Headers.Accept.ParseAdd(raw.TrimStart('/').StartsWith("api", StringComparison.Ordinal) ? "application/json" : "text/html");
        // No version of ours: what may be changed is not.
        request.Headers.TryAddWithoutValidation("If-Match", "\"999999\"");
        request.Content = Body(verb, endpoint, things);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer switch
        {
            { StatusCode: HttpStatusCode.Unauthorized } => RightsTable.SignIn,
            { StatusCode: HttpStatusCode.Redirect, Headers.Location.OriginalString: var to } when to.Contains("/sign-in", StringComparison.Ordinal) => RightsTable.SignIn,
            { StatusCode: HttpStatusCode.Redirect, Headers.Location.OriginalString: var to } when to.Contains("/denied", StringComparison.Ordinal) => RightsTable.Denied,
            { StatusCode: HttpStatusCode.Forbidden } => RightsTable.Denied,
            { StatusCode: HttpStatusCode.NotFound } => RightsTable.Absent,
            { StatusCode: >= HttpStatusCode.InternalServerError } => RightsTable.Broken,
            _ => RightsTable.Passes,
        };
    }

    private string Address(RouteEndpoint endpoint, Things things)
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Choice(endpoint, parameter.Name) ?? Filled(parameter, things),
            _ => "",
        }))));
        var asked = endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
            .Where(parameter => !parameter.IsOptional && (parameter.HasTryParse || parameter.ParameterInfo.ParameterType == typeof(string)) && endpoint.RoutePattern.GetParameter(parameter.Name) is null)
            .Select(parameter => $"{parameter.Name}={Asked(parameter.ParameterInfo.ParameterType)}");
        return $"/{path.TrimEnd('/')}?{string.Join('&', asked)}".TrimEnd('?');
    }

    /// <summary>The first of what may stand there, where the address offers a choice.</summary>
    private static string? Choice(RouteEndpoint endpoint, string name) =>
        endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().FirstOrDefault(parameter => parameter.Name == name)?.ParameterInfo.ParameterType is { IsGenericType: true } type ? Asked(type) : null;

    private static string Filled(RoutePatternParameterPart parameter, Things things) => parameter switch
    {
        { IsCatchAll: true } => "",
        { Name: "slug" } => things.Slug,
        { Name: "country" } => "cn",
        { Name: "language" } => "en",
        { Name: "number" } => "1",
        { Name: "code" } => things.Ids.Count > 1 ? "ASEAN" : "none",
        { Name: "documentName" } => things.Ids.Count > 1 ? "v1" : "none",
        _ => things.Id(parameter.Name).ToString(),
    };

    private static string Asked(Type type)
    {
        var plain = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        return plain == typeof(DateOnly) ? "2024-08-12" : plain.IsEnum ? JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(plain)[0]) : "1";
    }

    private HttpContent? Body(string verb, RouteEndpoint endpoint, Things things)
    {
        if (verb is "GET" or "DELETE")
        {
            return null;
        }

        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not { RequestType: { } type } accepts)
        {
            return endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api", StringComparison.Ordinal) ? null : new FormUrlEncodedContent([]);
        }

        if (accepts.ContentTypes.Contains("image/jpeg"))
        {
            return new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        }

        if (accepts.ContentTypes.Contains("application/zip"))
        {
            return new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        }

        if (accepts.ContentTypes.Contains("text/csv"))
        {
            var mapping = JsonSerializer.Serialize(new { columns = new { delegation = "Delegation", name = "Name" }, defaultCapacity = "delegate", defaultCategoryId = things.Id("categoryId") });
            return new MultipartFormDataContent { { new StringContent("Delegation,Name\n"), "file", "list.csv" }, { new StringContent(mapping), "mapping" } };
        }

        var json = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return new StringContent(Sample.Of(type, things, json).ToJsonString(), Encoding.UTF8, "application/json");
    }
}
