using Hangfire.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Events.Infrastructure.Jobs;

/// <summary>
/// Hangfire keeps its log provider in a static member, which every application of the process shares: one that has been disposed of must
/// not stop the workers of another by throwing at them.
/// </summary>
internal sealed class HangfireLog(ILoggerFactory loggers) : ILogProvider
{
    public ILog GetLogger(string name)
    {
        try
        {
            return new Line(loggers.CreateLogger(name));
        }
        catch (ObjectDisposedException)
        {
            return new Line(NullLogger.Instance);
        }
    }

    private sealed class Line(ILogger logger) : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            var level = logLevel switch
            {
                Hangfire.Logging.LogLevel.Trace => LogLevel.Trace,
                Hangfire.Logging.LogLevel.Debug => LogLevel.Debug,
                Hangfire.Logging.LogLevel.Info => LogLevel.Information,
                Hangfire.Logging.LogLevel.Warn => LogLevel.Warning,
                Hangfire.Logging.LogLevel.Error => LogLevel.Error,
                _ => LogLevel.Critical,
            };
            if (messageFunc is not null && logger.IsEnabled(level))
            {
                logger.Log(level, exception, "{Message}", messageFunc());
            }

            return logger.IsEnabled(level);
        }
    }
}
