using System.Text;
using Events.Api.Setup.Walls;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Events.Api.Account;

/// <summary>
/// What somebody typed into a form of ours and sent after their session had ended. It waits in the pages of signing in as hidden fields, and
/// is sent again by a button. Passwords, codes and files do not wait.
/// </summary>
public sealed record KeptForm(IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The field that says that a form waits, be it one without fields.</summary>
    public const string Mark = "kept";

    /// <summary>Before the name of each field while it waits.</summary>
    public const string Prefix = "kept.";

    private const int MostFields = 200;
    private const int MostCharacters = 100_000;
    private static readonly string[] secrets = ["password", "token", "code", "credential"];

    /// <summary>
    /// Null where nothing can wait: no form, too much of it, or a form that another site made the browser send. Its antiforgery token is not
    /// worth anything to somebody who is not signed in, so the browser's own word about where the form comes from decides.
    /// </summary>
    internal static async Task<KeptForm?> ReadAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !OwnSite.IsOwnOrigin(request.HttpContext, request.Headers.Origin.ToString()))
        {
            return null;
        }

        var fields = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Boundary.Length > 0 ? await TextsAsync(request, HeaderUtilities.RemoveQuotes(type.Boundary).Value!)
            : request.ContentLength is <= 4 * MostCharacters ? Flat(await request.ReadFormAsync(request.HttpContext.RequestAborted))
            : null;
        return fields is null ? null : Checked(fields.Where(field => !secrets.Any(secret => field.Key.Contains(secret, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>What waits in a form of signing in; null when nothing does.</summary>
    internal static KeptForm? Of(IFormCollection form) => !form.ContainsKey(Mark) ? null : Checked(Flat(form)
        .Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(field => KeyValuePair.Create(field.Key[Prefix.Length..], field.Value)));

    /// <summary>The texts of a form with files, which are read past: nobody is known yet, so nothing of theirs is put anywhere. Null when it is too much.</summary>
    private static async Task<IReadOnlyList<KeyValuePair<string, string>>?> TextsAsync(HttpRequest request, string boundary)
    {
        var texts = new List<KeyValuePair<string, string>>();
        var room = MostCharacters;
        var parts = new MultipartReader(boundary, request.Body);
        try
        {
            while (await parts.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } part)
            {
                if (part.AsFormDataSection() is not { } field)
                {
                    continue;
                }

                using var text = new StreamReader(part.Body, Encoding.UTF8);
                var read = new char[room + 1];
                var length = await text.ReadBlockAsync(read, request.HttpContext.RequestAborted);
                room -= length;
                texts.Add(KeyValuePair.Create(field.Name, new string(read, 0, length)));
                if (room < 0 || texts.Count > MostFields)
                {
                    return null;
                }
            }

            return texts;
        }
        catch (InvalidDataException)
        {
            // No form after all, or none that anybody can read.
            return null;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(IFormCollection form) => form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));

    private static KeptForm? Checked(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var kept = fields.Take(MostFields + 1).ToList();
        return kept.Count <= MostFields && kept.Sum(field => field.Key.Length + field.Value.Length) <= MostCharacters ? new KeptForm(kept) : null;
    }
}
