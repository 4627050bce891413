using System.Reflection;
using Events.Domain.Common;
using Events.Infrastructure.Persistence;
using MediatR;

namespace Events.Tests.Architecture;

/// <summary>What the tests of the house look at. A test over nothing would pass: each asks for some first.</summary>
internal static class Found
{
    public static readonly Assembly Domain = typeof(IMessage).Assembly;

    public static IReadOnlyList<Type> Messages { get; } = Some([.. Domain.GetTypes().Where(type => type is { IsInterface: false, IsAbstract: false } && type.IsAssignableTo(typeof(IMessage)))], 50);

    /// <summary>Each message that a handler takes, once per handler.</summary>
    public static IReadOnlyList<Type> Handled { get; } = Some([.. Domain.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
        .SelectMany(type => type.GetInterfaces().Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
        .Select(face => face.GetGenericArguments()[0])], 50);

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = RootFrom(AppContext.BaseDirectory);

    public static IReadOnlyList<EventsDb> Models() => [new SqliteDesign().CreateDbContext([]), new PostgresDesign().CreateDbContext([])];

    public static IReadOnlyList<T> Some<T>(IReadOnlyList<T> found, int atLeast)
    {
        Assert.True(found.Count >= atLeast, $"Only {found.Count} of {typeof(T).Name} were found: this test looks in the wrong place.");
        return found;
    }

    private static string RootFrom(string folder) => File.Exists(Path.Combine(folder, "Events.sln")) ? folder : RootFrom(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("There is no Events.sln above the tests."));
}
