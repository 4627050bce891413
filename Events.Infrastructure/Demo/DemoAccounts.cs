using Events.Domain.Access;
using Events.Infrastructure.Access;
using Events.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Demo;

/// <summary>A sign-in that everybody may know, since it opens nothing but a demo.</summary>
/// <param name="Role">In a few words, for whoever tries the demo.</param>
public sealed record DemoAccount(string Role, string Email)
{
    /// <summary>The same for all; long enough for the rule on passwords.</summary>
    public const string Password = "lotus-bridge-demo";
}

/// <summary>The secretariat of the demo, one account for each role and a second project officer for the four-eyes rule.</summary>
public sealed class DemoAccounts
{
    public static readonly DemoAccount Administrator = new("System administrator", "admin@demo.example");
    public static readonly DemoAccount Organiser = new("Organiser", "organiser@demo.example");
    public static readonly DemoAccount Protocol = new("Protocol officer", "protocol@demo.example");
    public static readonly DemoAccount Accreditation = new("Accreditation officer", "accreditation@demo.example");
    public static readonly DemoAccount Desk = new("Registration desk", "desk@demo.example");
    public static readonly DemoAccount Projects = new("Project officer", "projects@demo.example");
    public static readonly DemoAccount Vetting = new("Project officer (vets)", "vetting@demo.example");
    public static readonly DemoAccount FocalPoint = new("Focal point of Viet Nam", "focal.vn@demo.example");
    public static readonly DemoAccount Viewer = new("Viewer", "viewer@demo.example");

    public static readonly IReadOnlyList<DemoAccount> All = [Administrator, Organiser, Protocol, Accreditation, Desk, Projects, Vetting, FocalPoint, Viewer];

    private readonly DemoStage stage;
    private readonly Dictionary<DemoAccount, Guid> ids = [];

    internal DemoAccounts(DemoStage stage) => this.stage = stage;

    internal Guid this[DemoAccount account] => ids[account];

    /// <summary>The first account of a system, which no message can make: there is nobody yet with the right to.</summary>
    internal async Task MakeAdministratorAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var userId = await scope.ServiceProvider.GetRequiredService<IAccounts>().CreateAsync(Administrator.Email, "Demo administrator", DemoAccount.Password, cancellationToken);
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        db.RoleAssignments.Add(RoleAssignment.Administrator(userId));
        await db.SaveChangesAsync(cancellationToken);
        ids.Add(Administrator, userId);
    }

    internal async Task AssignAsync(Guid eventId, DemoAccount account, string name, EventRole role, Guid? delegationId = null)
    {
        await stage.SendAsync(ids[Administrator], new AssignRole(account.Email, role, delegationId, name, DemoAccount.Password) { EventId = eventId });
        ids.Add(account, (await stage.SendAsync(ids[Administrator], new ListRoles(eventId))).Single(row => row.Account.Email == account.Email).Account.UserId);
    }
}
