using Events.Tests.Support;
using Microsoft.Playwright;

namespace Events.Tests.Browser;

internal static class OfficeSteps
{
    /// <summary>Asks for a page of the office, signs in where that leads to the door, and is then at the page.</summary>
    public static async Task SignInToAsync(this IPage page, string address, string email)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(EventsApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>Chooses a file as a person can: not before the field is open, which the browser's driver would not wait for.</summary>
    public static async Task ChooseAsync(this ILocator field, FilePayload file)
    {
        await Assertions.Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(file);
    }
}
