using Events.Api.Office.Frame;
using Microsoft.AspNetCore.Components;

namespace Events.Api.Office.Delegations;

/// <summary>A section of a delegation's page: it sends its own messages, and what was done is said in it while nothing else has been.</summary>
public abstract class DelegationPart : OfficePage
{
    /// <summary>What was done last, when it was done here.</summary>
    [Parameter] public string? Said { get; set; }

    /// <summary>Told what was done: the delegation is read again.</summary>
    [Parameter, EditorRequired] public EventCallback<string> Done { get; set; }
}
