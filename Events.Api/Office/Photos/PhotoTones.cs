using Events.Domain.PhotoSets;

namespace Events.Api.Office.Photos;

internal static class PhotoTones
{
    public static string Of(PhotoSetState state) => state switch
    {
        PhotoSetState.Checked => "gold",
        PhotoSetState.Applied => "ok",
        PhotoSetState.Undone or PhotoSetState.Discarded => "",
        _ => "accent",
    };

    public static string Of(PhotoVerdict verdict) => verdict switch
    {
        PhotoVerdict.New => "ok",
        PhotoVerdict.Changed => "accent",
        PhotoVerdict.Unclear => "gold",
        PhotoVerdict.Refused => "seal",
        _ => "",
    };
}
