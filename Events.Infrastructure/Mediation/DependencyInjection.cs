using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Mediation;

public static class DependencyInjection
{
    /// <summary>MediatR 5 brings no registration of its own for the container: handlers are found here, the nested internal ones too.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Authorise<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        foreach (var type in typeof(IEventsDb).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var service in type.GetInterfaces().Where(IsHandler))
            {
                services.AddTransient(service, type);
            }
        }

        return services.AddValidatorsFromAssembly(typeof(IEventsDb).Assembly, ServiceLifetime.Scoped, includeInternalTypes: true);
    }

    private static bool IsHandler(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || type.GetGenericTypeDefinition() == typeof(INotificationHandler<>));
}
