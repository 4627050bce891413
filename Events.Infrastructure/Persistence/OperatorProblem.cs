namespace Events.Infrastructure.Persistence;

/// <summary>
/// Something that whoever runs the program has to put right: another server on the data folder, a torn backup. Told in one line, exit
/// code 1; nothing was changed.
/// </summary>
public sealed class OperatorProblem(string message, Exception? cause = null) : Exception(message, cause);
