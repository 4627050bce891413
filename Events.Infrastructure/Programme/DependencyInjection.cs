using Events.Domain.Jobs;
using Events.Domain.Programme;
using Events.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Programme;

public static class DependencyInjection
{
    public static IServiceCollection AddProgramme(this IServiceCollection services) =>
        services.AddKeyedScoped<IJobWork, RenderAgendaJob>(JobKind.RenderAgenda).AddSingleton<IAgendaCalendar, AgendaCalendar>();
}
