namespace Events.Api.Setup.Walls;

/// <summary>What is counted. Each has a setting <c>Events:Limits:NAME</c> as <c>COUNT/SECONDS</c>.</summary>
internal enum Limit
{
    /// <summary>Whatever changes something for somebody who is not signed in: signing in, using a link, the first run. Per address; a hotel shares one.</summary>
    Door,

    /// <summary>Asking for a mail to oneself, such as a new password. Per address.</summary>
    Reset,

    /// <summary>Looking up a badge by its code. Per person.</summary>
    Lookup,

    /// <summary>Lists that are searched by a text. Per person, or address.</summary>
    Search,

    /// <summary>Files sent to us. Per person, or address.</summary>
    Upload,
}
