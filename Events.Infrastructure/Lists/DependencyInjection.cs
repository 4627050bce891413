using Events.Domain.Lists;
using Events.Domain.People;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Lists;

public static class DependencyInjection
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services.AddSingleton<IListWriter, ListWriter>().AddScoped<ITraces, Traces>();
}
