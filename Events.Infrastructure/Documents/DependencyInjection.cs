using Events.Domain.Badges;
using Events.Domain.Programme;
using Events.Infrastructure.Documents.Typesetting;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Documents;

/// <summary>Registers the printers. They need an <see cref="Domain.Files.IFileStore"/>.</summary>
public static class DependencyInjection
{
    /// <summary>All singletons: they hold no state but the fonts and flags, which are loaded at the first paper.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<FontSet>()
        .AddSingleton<FlagSet>()
        .AddSingleton<IBadgePrinter>(provider => ActivatorUtilities.CreateInstance<BadgePdf>(provider))
        .AddSingleton<IAgendaPrinter>(provider => ActivatorUtilities.CreateInstance<AgendaPdf>(provider));
}
