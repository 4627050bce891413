namespace Events.Tests.Architecture;

public sealed class SourceTests
{
    /// <summary>Endpoints and pages speak to the Domain; how it is kept is known where the application is put together.</summary>
    [Fact]
    public void The_interface_knows_the_infrastructure_only_where_it_is_set_up()
    {
        var api = Path.Combine(Found.Root, "Events.Api");
        var files = Found.Some([.. Directory.EnumerateFiles(api, "*.*", SearchOption.AllDirectories).Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(api, path).Replace('\\', '/')).Where(name => !name.StartsWith("obj/", StringComparison.Ordinal) && !name.StartsWith("bin/", StringComparison.Ordinal))], 20);

        Assert.Contains(files, name => name.StartsWith("Setup/", StringComparison.Ordinal) && Knows(api, name));
        Assert.DoesNotContain(files, name => name != "Program.cs" && !name.StartsWith("Setup/", StringComparison.Ordinal) && Knows(api, name));
    }

    [Fact]
    public void The_domain_stands_on_little()
    {
        string[] allowed = ["Microsoft.EntityFrameworkCore", "MediatR", "FluentValidation"];
        var references = Found.Some([.. Found.Domain.GetReferencedAssemblies().Select(reference => reference.Name!)], 3);

        Assert.Contains("MediatR", references);
        Assert.DoesNotContain(references.Except(allowed), name => !name.StartsWith("System.", StringComparison.Ordinal));
    }

    private static bool Knows(string folder, string name) => File.ReadAllText(Path.Combine(folder, name)).Contains("Events.Infrastructure", StringComparison.Ordinal);
}
