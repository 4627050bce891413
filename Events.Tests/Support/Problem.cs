using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Events.Tests.Support;

public static class Problem
{
    /// <summary>Asserts the status, the media type and the stable code of a refused request; answers the body.</summary>
    public static async Task<JsonElement> ShouldBeAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("traceId").GetString()));
        return problem;
    }

    /// <summary>Asserts that the request was refused as bad, in whichever way; answers the body.</summary>
    public static async Task<JsonElement> RefusedAsync(this HttpResponseMessage response)
    {
        var code = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("code").GetString()!;
        return await response.ShouldBeAsync(HttpStatusCode.BadRequest, code);
    }

    /// <summary>The id of what a create made.</summary>
    public static async Task<Guid> MadeAsync(this HttpResponseMessage response)
    {
        Assert.True(response.StatusCode is HttpStatusCode.Created, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }
}
