using Events.Domain.Delegations;

namespace Events.Api.Office.Lists;

/// <summary>The colour beside the word, never instead of it.</summary>
internal static class ImportTones
{
    public static string Of(ImportState state) => state switch
    {
        ImportState.Applied => "ok",
        ImportState.Refused => "seal",
        ImportState.Checked => "gold",
        ImportState.Undone => "",
        _ => "accent",
    };

    public static string Of(ImportVerdict verdict) => verdict switch
    {
        ImportVerdict.New => "ok",
        ImportVerdict.Updated => "gold",
        ImportVerdict.Refused => "seal",
        _ => "",
    };
}
