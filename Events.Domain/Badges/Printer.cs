using Events.Domain.Common;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>A printer at a desk, and how its pages have to be moved so that the badge sits on the card.</summary>
public sealed class Printer : Aggregate, IOfEvent
{
    public const int MaxNameLength = 100;
    public const decimal MaxOffset = 20;
    public const decimal MinScale = 80;
    public const decimal MaxScale = 120;

    private Printer()
    {
    }

    public Printer(Guid eventId, string name, PrinterFit fit)
    {
        EventId = eventId;
        Set(name, fit);
    }

    public Guid EventId { get; private init; }

    /// <summary>As the desk calls it, such as "Lobby, left".</summary>
    public string Name { get; private set; } = "";

    /// <summary>Millimetres to the right.</summary>
    public decimal OffsetX { get; private set; }

    /// <summary>Millimetres down.</summary>
    public decimal OffsetY { get; private set; }

    /// <summary>Per cent.</summary>
    public decimal Scale { get; private set; } = 100;

    public PrinterFit Fit => new(OffsetX, OffsetY, Scale);

    public void Set(string name, PrinterFit fit)
    {
        Name = Text.Clean(name) ?? "";
        (OffsetX, OffsetY, Scale) = (fit.OffsetX, fit.OffsetY, fit.Scale);
    }
}

/// <summary>How a page is moved and scaled on the paper, its upper left corner fixed before it is moved.</summary>
/// <param name="OffsetX">Millimetres to the right.</param>
/// <param name="OffsetY">Millimetres down.</param>
/// <param name="Scale">Per cent.</param>
public sealed record PrinterFit(decimal OffsetX = 0, decimal OffsetY = 0, decimal Scale = 100);

/// <summary>What is said of a printer, when it is added and when it is changed.</summary>
public interface IPrinterFields
{
    string Name { get; }

    /// <summary>Millimetres; so <see cref="OffsetY" />.</summary>
    decimal OffsetX { get; }

    decimal OffsetY { get; }

    /// <summary>Per cent.</summary>
    decimal Scale { get; }
}

internal static class Printers
{
    public static void PrinterIsSound<T>(this AbstractValidator<T> validator)
        where T : IPrinterFields
    {
        validator.RuleFor(printer => printer.Name).Must(name => Text.Clean(name) is not null).WithMessage("Give the name by which the desk knows it.").MaximumLength(Printer.MaxNameLength);
        validator.RuleFor(printer => printer.OffsetX).InclusiveBetween(-Printer.MaxOffset, Printer.MaxOffset);
        validator.RuleFor(printer => printer.OffsetY).InclusiveBetween(-Printer.MaxOffset, Printer.MaxOffset);
        validator.RuleFor(printer => printer.Scale).InclusiveBetween(Printer.MinScale, Printer.MaxScale);
    }

    /// <summary>The printer's, or none.</summary>
    /// <exception cref="NotFound" />
    public static async Task<PrinterFit> FitOfAsync(this IEventsDb db, Guid eventId, Guid? printerId, CancellationToken cancellationToken) =>
        printerId is { } id ? (await db.Printers.AsNoTracking().FindInEventAsync(eventId, id, cancellationToken)).Fit : new PrinterFit();
}
