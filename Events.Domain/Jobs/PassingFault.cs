namespace Events.Domain.Jobs;

/// <summary>The work could not be done now and is tried again later, for a reason that the organiser may read.</summary>
/// <param name="message">Without personal data.</param>
public sealed class PassingFault(string message) : Exception(message);
