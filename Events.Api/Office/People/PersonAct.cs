namespace Events.Api.Office.People;

/// <summary>What is done with one person from their panel, in the order of its buttons.</summary>
public enum PersonAct
{
    Suspend,
    Reinstate,
    Revoke,
    Undo,
    Withdraw,
}
