using Events.Domain.Accreditation;

namespace Events.Api.Office.Pieces;

/// <summary>The colour of a state's dot; the word beside it says the same.</summary>
internal static class Tones
{
    public static string Of(ParticipationState state) => state switch
    {
        ParticipationState.Approved => "ok",
        ParticipationState.Submitted => "accent",
        ParticipationState.Suspended or ParticipationState.InfoRequested => "gold",
        ParticipationState.Rejected or ParticipationState.Revoked => "seal",
        _ => "",
    };
}
