using Events.Api.Public;
using Events.Api.Setup.Walls;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Delegations;
using MediatR;

namespace Events.Api.Delegations;

/// <summary>One member of a delegation: add, correct, give a photo, replace, withdraw.</summary>
internal static class MemberPages
{
    public static void MapMemberPages(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("/events/{eventId:guid}/delegations/{delegationId:guid}/members").RequireAuthorization();
        members.MapGet("/add", (Guid eventId, Guid delegationId, HttpContext context, IMediator mediator) => ShowAsync(context, mediator, new(eventId, delegationId, null, MemberTask.Add)));
        members.MapForm("/add", AddAsync).TakesForm(Photos.MaxBytes);
        var member = members.MapGroup("/{participationId:guid}");
        member.MapGet("", (Guid eventId, Guid delegationId, Guid participationId, HttpContext context, IMediator mediator) =>
            ShowAsync(context, mediator, new(eventId, delegationId, participationId, MemberTask.Change)));
        member.MapForm("", ChangeAsync).TakesForm(Photos.MaxBytes);
        member.MapGet("/replace", (Guid eventId, Guid delegationId, Guid participationId, HttpContext context, IMediator mediator) =>
            ShowAsync(context, mediator, new(eventId, delegationId, participationId, MemberTask.Replace)));
        member.MapForm("/replace", ReplaceAsync).TakesForm(Photos.MaxBytes);
        member.MapForm("/withdraw", WithdrawAsync);
        member.MapForm("/submit", SubmitAsync);
    }

    private static async Task<IResult> AddAsync(Guid eventId, Guid delegationId, HttpContext context, IMediator mediator)
    {
        var place = new MemberPlace(eventId, delegationId, null, MemberTask.Add);
        var (typed, photo) = await ReadAsync(context);
        Guid? made = null;
        var errors = await Refusals.TryAsync(Reader.Of(context).Words, async () => made = await mediator.Send(
            new AddMember(typed.Name, typed.CategoryId, typed.Capacity, typed.OfficeText, typed.OrganisationOrNull, typed.EmailOrNull, typed.NationalityOrNull)
            {
                EventId = eventId,
                DelegationId = delegationId,
            },
            context.RequestAborted));
        return errors is null ? await WithPhotoAsync(context, mediator, place with { ParticipationId = made!.Value, Task = MemberTask.Change }, photo) : await ShowAsync(context, mediator, place, typed, errors);
    }

    private static async Task<IResult> ChangeAsync(Guid eventId, Guid delegationId, Guid participationId, HttpContext context, IMediator mediator)
    {
        var place = new MemberPlace(eventId, delegationId, participationId, MemberTask.Change);
        var (typed, photo) = await ReadAsync(context);
        var version = long.TryParse((await context.Request.ReadFormAsync(context.RequestAborted)).Text("version"), out var read) ? read : (long?)null;
        var errors = await Refusals.TryAsync(Reader.Of(context).Words, () => mediator.Send(
            new ChangeMember(typed.Name, typed.CategoryId, typed.Capacity, typed.OfficeText, typed.OrganisationOrNull, typed.EmailOrNull, typed.NationalityOrNull)
            {
                EventId = eventId,
                DelegationId = delegationId,
                ParticipationId = participationId,
                ExpectedVersion = version,
            },
            context.RequestAborted));
        return errors is null ? await WithPhotoAsync(context, mediator, place, photo) : await ShowAsync(context, mediator, place, typed, errors);
    }

    private static async Task<IResult> ReplaceAsync(Guid eventId, Guid delegationId, Guid participationId, HttpContext context, IMediator mediator)
    {
        var place = new MemberPlace(eventId, delegationId, participationId, MemberTask.Replace);
        var (typed, photo) = await ReadAsync(context);
        Guid? made = null;
        var errors = await Refusals.TryAsync(Reader.Of(context).Words, async () => made = await mediator.Send(
            new ReplaceParticipant(typed.Name, typed.Reason, typed.OfficeText, typed.OrganisationOrNull, typed.EmailOrNull, typed.NationalityOrNull)
            {
                EventId = eventId,
                ParticipationId = participationId,
            },
            context.RequestAborted));
        return errors is null ? await WithPhotoAsync(context, mediator, place with { ParticipationId = made!.Value, Task = MemberTask.Change }, photo) : await ShowAsync(context, mediator, place, typed, errors);
    }

    private static async Task<IResult> WithdrawAsync(Guid eventId, Guid delegationId, Guid participationId, HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return await DoAsync(context, mediator, new(eventId, delegationId, participationId, MemberTask.Change), () => mediator.Send(
            new WithdrawParticipation(form.Text("reason")) { EventId = eventId, ParticipationId = participationId }, context.RequestAborted));
    }

    private static Task<IResult> SubmitAsync(Guid eventId, Guid delegationId, Guid participationId, HttpContext context, IMediator mediator) =>
        DoAsync(context, mediator, new(eventId, delegationId, participationId, MemberTask.Change), () => mediator.Send(new SubmitParticipation(eventId, participationId), context.RequestAborted));

    private static async Task<IResult> DoAsync(HttpContext context, IMediator mediator, MemberPlace place, Func<Task> send) =>
        await Refusals.TryAsync(Reader.Of(context).Words, send) is { } errors ? await ShowAsync(context, mediator, place, null, errors) : Back(context, place);

    /// <summary>The person is saved by now: a photo that is refused is said on their own page, and nothing typed is lost.</summary>
    private static async Task<IResult> WithPhotoAsync(HttpContext context, IMediator mediator, MemberPlace place, IFormFile? photo)
    {
        if (photo is { Length: > 0 })
        {
            await using var upload = photo.OpenReadStream();
            var errors = await Refusals.TryAsync(Reader.Of(context).Words, () => mediator.Send(new SetPhoto(place.EventId, place.ParticipationId!.Value, upload), context.RequestAborted));
            if (errors is not null)
            {
                return await ShowAsync(context, mediator, place, null, errors);
            }
        }

        return Back(context, place);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult Back(HttpContext context, MemberPlace place) =>
        TypedResults.LocalRedirect(Reader.Of(context).Link(DelegationPages.AddressOf(place.EventId, place.DelegationId)));

    private static async Task<(MemberForm Typed, IFormFile? Photo)> ReadAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return (MemberForm.Read(form), form.Files["photo"]);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, IMediator mediator, MemberPlace place, MemberForm? typed = null, IReadOnlyDictionary<string, string>? errors = null)
    {
        var nominations = await mediator.Send(new GetNominations(place.EventId, place.DelegationId), context.RequestAborted);
        var known = place.ParticipationId is { } id ? await mediator.Send(new GetParticipation(place.EventId, id), context.RequestAborted) : null;
        if (known is not null && known.DelegationId != place.DelegationId)
        {
            throw new NotFound("member");
        }

        var reader = Reader.Of(context);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        var countries = await mediator.Send(new ListCountries(reader.Words.Language), context.RequestAborted);
        return PageResults.Private<MemberPage>(
            new
            {
                Reader = reader with { Path = place.Address },
                Place = place,
                Nominations = nominations,
                Known = known,
                Me = me,
                Countries = countries,
                Typed = typed ?? (known is null || place.Task is MemberTask.Replace ? MemberForm.Empty(nominations) : MemberForm.Of(known)),
                Errors = errors ?? new Dictionary<string, string>(),
            },
            errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>Which member of which delegation the page is about, and what for.</summary>
/// <param name="ParticipationId">Null while somebody is added.</param>
public sealed record MemberPlace(Guid EventId, Guid DelegationId, Guid? ParticipationId, MemberTask Task)
{
    public string Address => DelegationPages.AddressOf(EventId, DelegationId) + "/members/" + (Task switch
    {
        MemberTask.Add => "add",
        MemberTask.Replace => $"{ParticipationId}/replace",
        _ => $"{ParticipationId}",
    });
}

public enum MemberTask
{
    Add,
    Change,
    Replace,
}
