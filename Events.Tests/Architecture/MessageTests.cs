using System.Reflection;
using Events.Domain.Access;
using Events.Domain.Common;

namespace Events.Tests.Architecture;

public sealed class MessageTests
{
    [Fact]
    public void Every_message_carries_one_policy() =>
        Assert.Empty(Found.Messages.Where(message => message.GetCustomAttributes<PolicyAttribute>().Count() != 1).Select(message => message.Name));

    [Fact]
    public void Every_message_has_one_handler()
    {
        var handlers = Found.Handled.ToLookup(message => message);

        Assert.Empty(Found.Messages.Where(message => handlers[message].Count() != 1).Select(message => message.Name));
        Assert.Empty(Found.Handled.Except(Found.Messages).Select(message => message.Name));
    }

    [Fact]
    public void Every_message_is_public() => Assert.Empty(Found.Messages.Where(message => !message.IsPublic).Select(message => message.Name));

    /// <summary>Roles are held in an event: without one in the message nobody but the administrator would pass.</summary>
    [Fact]
    public void Every_message_for_roles_of_an_event_names_the_event()
    {
        var forRoles = Found.Some([.. Found.Messages.Where(message => message.GetCustomAttribute<PolicyAttribute>() is ForRolesAttribute or ForStaffAttribute)], 30);

        Assert.Empty(forRoles.Where(message => !message.IsAssignableTo(typeof(IForEvent))).Select(message => message.Name));
    }

    [Fact]
    public void Every_message_that_a_focal_point_may_send_is_narrowed_to_their_delegation()
    {
        var admitting = Found.Some([.. Found.Messages.Where(message => message.GetCustomAttribute<PolicyAttribute>() is ForRolesAttribute roles && roles.Roles.Contains(EventRole.FocalPoint))], 10);

        Assert.Empty(admitting
            .Where(message => !message.IsAssignableTo(typeof(IForDelegation)) && !message.IsAssignableTo(typeof(IForParticipation)) && !message.IsAssignableTo(typeof(IFiltersByCaller)))
            .Select(message => message.Name));
    }

    [Fact]
    public void Nothing_narrows_a_message_that_no_focal_point_may_send()
    {
        var filtering = Found.Some([.. Found.Messages.Where(message => message.IsAssignableTo(typeof(IFiltersByCaller)))], 2);

        Assert.Empty(filtering.Where(message => message.GetCustomAttribute<PolicyAttribute>() is not ForRolesAttribute roles || !roles.Roles.Contains(EventRole.FocalPoint)).Select(message => message.Name));
    }
}
