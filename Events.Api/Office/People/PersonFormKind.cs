namespace Events.Api.Office.People;

/// <summary>What may be opened beneath a person to be filled in.</summary>
internal enum PersonFormKind
{
    Edit,
    Photo,
    Replace,
    Merge,
    Erase,
}
