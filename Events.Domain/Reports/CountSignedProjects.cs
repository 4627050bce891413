using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Reports;

/// <summary>How many projects were signed, and for how much, row by row. The answer says what its rows add up to.</summary>
[ForStaff]
public sealed record CountSignedProjects(Guid EventId, SignedProjectsBy By) : IQuery<SignedProjectsReport>, IForEvent
{
    internal sealed class Validator : AbstractValidator<CountSignedProjects>
    {
        public Validator() => RuleFor(query => query.By).IsInEnum();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<CountSignedProjects, SignedProjectsReport>
    {
        public async Task<SignedProjectsReport> Handle(CountSignedProjects query, CancellationToken cancellationToken)
        {
            var tally = await SignedTally.ReadAsync(db, query.EventId, cancellationToken);
            var rows = query.By switch
            {
                SignedProjectsBy.Sector => tally.BySector(),
                SignedProjectsBy.Instrument => tally.ByInstrument(),
                SignedProjectsBy.Country => await CountryRowsAsync(query.EventId, cancellationToken),
                _ => tally.ByKind(),
            };
            return new SignedProjectsReport(query.By, BasisOf(query.By), tally.Total.Projects, rows.Sum(row => row.Projects), rows, tally.Total);
        }

        private async Task<IReadOnlyList<SignedProjectsRow>> CountryRowsAsync(Guid eventId, CancellationToken cancellationToken)
        {
            var tally = await CountryTally.ReadAsync(db, eventId, cancellationToken);
            var countries = await db.Countries.AsNoTracking().Where(country => tally.CountryIds.Contains(country.Id))
                .OrderBy(country => country.ProtocolSortKey)
                .ToListAsync(cancellationToken);
            return tally.Rows(countries);
        }

        private static string BasisOf(SignedProjectsBy by) => by switch
        {
            SignedProjectsBy.Sector => "Each project is counted once, in its primary sector: the rows add up to the projects.",
            SignedProjectsBy.Instrument => "Each project is counted once, by its instrument: the rows add up to the projects.",
            SignedProjectsBy.Country => "A project with parties from several countries is counted in each row; the rows add up to participations, not to projects. Its whole amount stands in each of them.",
            _ => "A project is counted in each kind and currency of which it discloses an amount; the rows do not add up to the projects, and amounts of different rows are never added.",
        };
    }
}

public enum SignedProjectsBy
{
    Sector,
    Country,
    Instrument,

    /// <summary>The kind and currency of the value.</summary>
    Kind,
}

/// <param name="Basis">What is counted, and what the rows add up to.</param>
/// <param name="TotalProjects">Each project once, whatever its parties (domain rule 32).</param>
/// <param name="SumOfRows">The rows' projects added up; more than the total where a project stands in several rows.</param>
public sealed record SignedProjectsReport(
    SignedProjectsBy By, string Basis, int TotalProjects, int SumOfRows, IReadOnlyList<SignedProjectsRow> Rows, SignedProjectsSum Total);

/// <param name="Key">The sector's or kind's code, the instrument or the country's ISO code; null for parties of no country.</param>
/// <param name="Name">Null where the key says it all.</param>
/// <param name="Values">Disclosed amounts only, apart by kind and currency.</param>
/// <param name="Undisclosed">Projects of which some or all of the value is undisclosed; never counted as zero.</param>
/// <param name="WithoutValue">Projects that carry no amount.</param>
public sealed record SignedProjectsRow(string? Key, LocalizedText? Name, int Projects, IReadOnlyList<SignedValue> Values, int Undisclosed, int WithoutValue);

/// <summary>The same over all projects.</summary>
public sealed record SignedProjectsSum(int Projects, IReadOnlyList<SignedValue> Values, int Undisclosed, int WithoutValue);

/// <param name="Amount">In units of the currency.</param>
/// <param name="Projects">The projects it comes from.</param>
public sealed record SignedValue(Projects.ValueKind Kind, string Currency, decimal Amount, int Projects);
