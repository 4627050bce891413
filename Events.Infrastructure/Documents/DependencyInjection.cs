using Events.Domain.Badges;
using Events.Domain.Files;
using Events.Domain.Papers;
using Events.Domain.Programme;
using Events.Infrastructure.Documents.Typesetting;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Documents;

/// <summary>Registers the printers. They need an <see cref="IFileStore"/>.</summary>
public static class DependencyInjection
{
    /// <summary>All singletons: they hold no state but the fonts and flags, which are loaded at the first paper.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<FontSet>()
        .AddSingleton<FlagSet>()
        .AddSingleton(provider => new BadgePdf(
            provider.GetRequiredService<FontSet>(), provider.GetRequiredService<FlagSet>(), provider.GetRequiredService<IFileStore>()))
        .AddSingleton<IBadgePrinter>(provider => provider.GetRequiredService<BadgePdf>())
        .AddSingleton<IBadgePicture>(provider => provider.GetRequiredService<BadgePdf>())
        .AddSingleton<ITestSheet, TestSheet>()
        .AddSingleton<IPaperPrinter, PaperPdf>()
        .AddSingleton<INameplatePrinter, NameplatePdf>()
        .AddSingleton<IAgendaPrinter, AgendaPdf>();
}
