using System.Reflection;
using System.Text;
using System.Text.Json;
using Events.Api.Setup;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.PhotoSets;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Events.Tests.Architecture.Rights;

/// <summary>B1: every message, whichever door it comes by, sent by nobody and by each role.</summary>
public sealed class MessageRightsTests(RightsApp app) : IClassFixture<RightsApp>
{
    private static readonly MethodInfo send = typeof(Support.EventsApp).GetMethod(nameof(Support.EventsApp.SendAsync))!;

    [Fact]
    public async Task Every_message_is_judged_as_the_table_says()
    {
        var world = await World.MakeAsync(app);
        var json = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var found = new Dictionary<string, IReadOnlyDictionary<Ground, string>>(StringComparer.Ordinal);
        foreach (var message in Found.Messages.OrderBy(message => IsQuery(message) ? 0 : message.Name.StartsWith("Remove", StringComparison.Ordinal) ? 2 : 1))
        {
            var cells = new Dictionary<Ground, string>();
            foreach (var ground in Grounds(message))
            {
                var signs = new StringBuilder();
                foreach (var role in World.Roles)
                {
                    var things = world.On(ground, Ids(message).Count > 1);
                    if (message.Name.StartsWith("Remove", StringComparison.Ordinal) || message.Name.StartsWith("Void", StringComparison.Ordinal))
                    {
                        things = await world.FreshAsync(things, message.Name);
                    }

                    signs.Append(await SendAsync(role is { } held ? world.Users[held] : null, Make(message, things, json)));
                }

                cells[ground] = signs.ToString();
            }

            found[message.Name] = cells;
        }

        RightsTable.ShouldSay("messages.tsv", found);
    }

    private static bool IsQuery(Type message) => message.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IQuery<>));

    private static List<string> Ids(Type message) => [.. message.GetProperties().Where(property => property.PropertyType == typeof(Guid)).Select(property => property.Name)];

    private static IEnumerable<Ground> Grounds(Type message)
    {
        yield return Ground.Own;
        if (message.IsAssignableTo(typeof(IForDelegation)) || message.IsAssignableTo(typeof(IForParticipation)))
        {
            yield return Ground.Delegation;
        }

        var ids = Ids(message);
        var isOfEvent = message.IsAssignableTo(typeof(IForEvent));
        if (isOfEvent || message.GetProperty("Slug") is not null)
        {
            yield return Ground.Event;
            if (isOfEvent && ids.Count > 1)
            {
                yield return Ground.Foreign;
            }

            yield return Ground.Draft;
        }

        if (isOfEvent || ids.Count > 0 || message.GetProperty("Slug") is not null)
        {
            yield return Ground.Absent;
        }
    }

    private static object Make(Type type, Things things, JsonSerializerOptions json)
    {
        var (eventId, participationId) = (things.Id("eventId"), things.Id("participationId"));
        var message = type == typeof(SetPhoto) ? new SetPhoto(eventId, participationId, new MemoryStream([1]))
            : type == typeof(SetLogo) ? new SetLogo(things.Id("organisationId"), new MemoryStream([1]))
            : type == typeof(AddDocument) ? new AddDocument(eventId, things.Id("delegationId"), "a.pdf", new MemoryStream([1]))
            : type == typeof(StartImport) ? new StartImport(new byte[] { 1 }, new ImportMapping(new ImportColumns("Delegation", "Name")))
            : type == typeof(StartPhotoSet) ? new StartPhotoSet(eventId, new MemoryStream([1]))
            : type == typeof(OutlineImport) ? new OutlineImport(new byte[] { 1 })
            : Sample.Of(type, things, json).Deserialize(type, json)!;
        foreach (var id in type.GetProperties().Where(property => property.PropertyType == typeof(Guid) && property.CanWrite))
        {
            id.SetValue(message, things.Id(id.Name));
        }

        // No version of ours: what may be changed is not.
        type.GetProperty("ExpectedVersion")?.SetValue(message, 999_999L);
        return message;
    }

    private async Task<char> SendAsync(Guid? userId, object message)
    {
        try
        {
            var result = message.GetType().GetInterfaces().Single(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments();
            await (Task)send.MakeGenericMethod(result).Invoke(app, [userId, message])!;
            return RightsTable.Passes;
        }
        catch (Exception refusal)
        {
            return Problems.From(refusal is TargetInvocationException { InnerException: { } inner } ? inner : refusal, new DefaultHttpContext()).Status switch
            {
                StatusCodes.Status401Unauthorized => RightsTable.SignIn,
                StatusCodes.Status403Forbidden => RightsTable.Denied,
                StatusCodes.Status404NotFound => RightsTable.Absent,
                >= StatusCodes.Status500InternalServerError => RightsTable.Broken,
                _ => RightsTable.Passes,
            };
        }
    }
}
