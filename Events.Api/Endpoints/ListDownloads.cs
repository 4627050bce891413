using System.Text.Json;
using Events.Api.Setup;
using Events.Domain.Lists;
using FluentValidation;
using FluentValidation.Results;

namespace Events.Api.Endpoints;

/// <summary>Lists as files: written to the wire while they are read from the tables.</summary>
internal static class ListDownloads
{
    public static async Task SendAsync(ExportedList list, IListWriter writer, HttpResponse response, CancellationToken cancellationToken)
    {
        Head(response, list.FileName, list.MediaType);
        await writer.WriteAsync(list, response.BodyWriter, cancellationToken);
    }

    public static async Task SendAsync(ListTemplate template, IListWriter writer, HttpResponse response, CancellationToken cancellationToken)
    {
        Head(response, $"{template.Name}.xlsx", MediaTypes.Workbook);
        await writer.WriteAsync(template, response.BodyWriter, cancellationToken);
    }

    /// <summary>The columns that a query names, separated by commas and spelt as in JSON; null when it names none.</summary>
    public static IReadOnlyList<T>? Columns<T>(string? names)
        where T : struct, Enum =>
        names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => Choice<T>.TryParse(name, null, out var column)
            ? column.Value
            : throw new ValidationException([new ValidationFailure("columns", $"There is no such column. There are: {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.")])).ToList();

    /// <summary>The ids that a query names, separated by commas; null when it names none.</summary>
    public static IReadOnlyList<Guid>? Ids(string? ids) =>
        ids?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(id => Guid.TryParse(id, out var read) ? read : throw new ValidationException([new ValidationFailure("ids", "Separate ids by commas.")])).ToList();

    private static void Head(HttpResponse response, string fileName, string mediaType)
    {
        response.ContentType = mediaType;
        response.Headers.CacheControl = "no-store";
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
    }
}
