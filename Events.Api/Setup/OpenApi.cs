using Scalar.AspNetCore;

namespace Events.Api.Setup;

/// <summary>The description at <c>/openapi/v1.json</c> and the reference at <c>/docs</c>.</summary>
internal static class OpenApi
{
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(description =>
        description.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Events";
            document.Info.Description = "Delegations, accreditation, programme, badges and signed projects of inter-governmental events. "
                + "Errors are application/problem+json with a stable code per rule.";
            return Task.CompletedTask;
        }));

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi().AllowAnonymous();
        routes.MapScalarApiReference("/docs", reference => reference.WithNonce().DisableDefaultFonts().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton()).AllowAnonymous();
    }
}
