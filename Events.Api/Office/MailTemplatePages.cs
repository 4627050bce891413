using System.Globalization;
using System.Text.Json;
using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Links;
using Events.Domain.Outbox;
using MediatR;

namespace Events.Api.Office;

/// <summary>The texts that the event's mails are written with: one for each kind of mail and language, ours or the event's own.</summary>
internal static class MailTemplatePages
{
    public static void MapMailTemplatePages(this IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/events/{eventId:guid}/mail-templates").RequireAuthorization();
        templates.MapGet("", ListAsync);
        templates.MapGet("/{kind}/{language}", (Guid eventId, Choice<MailKind> kind, string language, HttpContext context, IMediator mediator, ISiteAddress site) =>
            ShowAsync(new(eventId, kind.Value, language), context, mediator, site));
        templates.MapForm("/{kind}/{language}", SaveAsync);
        templates.MapForm("/{kind}/{language}/remove", RemoveAsync);
    }

    public static string AddressOf(Guid eventId) => $"/events/{eventId}/mail-templates";

    public static string AddressOf(Guid eventId, MailKind kind, string language) => $"{AddressOf(eventId)}/{JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}/{language}";

    private static async Task<IResult> ListAsync(Guid eventId, HttpContext context, IMediator mediator)
    {
        var templates = await mediator.Send(new ListMailTemplates(eventId), context.RequestAborted);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        return PageResults.Private<MailTemplatesPage>(new { Reader = Reader.Of(context), EventId = eventId, Templates = templates, Me = me });
    }

    private static async Task<IResult> SaveAsync(Guid eventId, Choice<MailKind> kind, string language, HttpContext context, IMediator mediator, ISiteAddress site)
    {
        var place = new TextPlace(eventId, kind.Value, language);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        // Asked first: a text that is not there is not refused field by field.
        await FindAsync(place, context, mediator);
        var typed = new MailText(form.Text("subject"), form.Text("body").ReplaceLineEndings("\n"));
        var version = VersionOf(form);
        var errors = await Refusals.TryAsync(Reader.Of(context).Words, () => mediator.Send(
            new SetMailTemplate(typed.Subject, typed.Body) { EventId = eventId, Kind = kind.Value, Language = language, ExpectedVersion = version }, context.RequestAborted));
        return errors is null ? Back(context, place) : await ShowAsync(place, context, mediator, site, new(typed, version, errors));
    }

    private static async Task<IResult> RemoveAsync(Guid eventId, Choice<MailKind> kind, string language, HttpContext context, IMediator mediator, ISiteAddress site)
    {
        var place = new TextPlace(eventId, kind.Value, language);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!(await FindAsync(place, context, mediator)).IsOwn)
        {
            return Back(context, place);
        }

        var errors = await Refusals.TryAsync(Reader.Of(context).Words, () => mediator.Send(new RemoveMailTemplate(eventId, kind.Value, language, VersionOf(form)), context.RequestAborted));
        return errors is null ? Back(context, place) : await ShowAsync(place, context, mediator, site, new(null, null, errors));
    }

    private static async Task<IResult> ShowAsync(TextPlace place, HttpContext context, IMediator mediator, ISiteAddress site, Refused? refused = null)
    {
        var template = await FindAsync(place, context, mediator);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        var stands = new MailText(template.Subject, template.Body);
        var ofTyped = refused?.Typed is { } typed ? MailSample.Of(typed, place.Kind, place.Language, site) : null;
        // Of the whole form: somebody was faster. They have seen it now, so the next save is over what they saw.
        var isStale = refused is { Typed: not null } && refused.Errors.ContainsKey("");
        return PageResults.Private<MailTemplatePage>(
            new
            {
                Reader = Reader.Of(context) with { Path = AddressOf(place.EventId, place.Kind, place.Language) },
                place.EventId,
                Template = template,
                Typed = refused?.Typed ?? stands,
                Version = isStale ? template.Version : refused?.Version ?? template.Version,
                // Our own texts and those that were saved name nothing unknown.
                Preview = ofTyped ?? MailSample.Of(stands, place.Kind, place.Language, site)!,
                IsOfTyped = ofTyped is not null,
                IsStale = isStale,
                Errors = refused?.Errors ?? new Dictionary<string, string>(),
                Me = me,
            },
            refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<MailTemplateRow> FindAsync(TextPlace place, HttpContext context, IMediator mediator) =>
        (await mediator.Send(new ListMailTemplates(place.EventId), context.RequestAborted)).FirstOrDefault(row => row.Kind == place.Kind && row.Language == place.Language) ?? throw new NotFound("mail template");

    /// <summary>That the form was opened at. A form that does not say it is as good as one that was opened before anybody wrote.</summary>
    private static long VersionOf(IFormCollection form) => long.TryParse(form.Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult Back(HttpContext context, TextPlace place) =>
        TypedResults.LocalRedirect(Reader.Of(context).Link(AddressOf(place.EventId, place.Kind, place.Language)));

    /// <param name="Language">BCP 47.</param>
    private sealed record TextPlace(Guid EventId, MailKind Kind, string Language);

    /// <param name="Typed">Null when nothing was typed.</param>
    /// <param name="Version">That the form was opened at.</param>
    private sealed record Refused(MailText? Typed, long? Version, IReadOnlyDictionary<string, string> Errors);
}
