using Microsoft.Extensions.Configuration;

namespace Events.Infrastructure.Jobs;

/// <param name="Sweep">How often due and lapsed rows are looked for, beside the bell.</param>
/// <param name="Lease">How long a run may be silent before another one takes over; renewed at a third of it.</param>
/// <param name="Workers">Jobs at once in this process.</param>
public sealed record JobSettings(TimeSpan Sweep, TimeSpan Lease, int Workers)
{
    public static JobSettings From(IConfiguration configuration) => new(
        TimeSpan.FromSeconds(configuration.GetValue("Events:SweepSeconds", 15)),
        TimeSpan.FromSeconds(configuration.GetValue("Events:LeaseSeconds", 30)),
        configuration.GetValue("Events:Workers", 2));
}
