using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Photos;

public static class DependencyInjection
{
    public static IServiceCollection AddPhotos(this IServiceCollection services) => services.AddSingleton<IPhotoStudio, PhotoStudio>().AddSingleton<ILogoStudio, LogoStudio>();
}
