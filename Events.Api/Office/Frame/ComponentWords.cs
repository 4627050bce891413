using System.Globalization;
using Events.Api.Shared;
using Radzen;

namespace Events.Api.Office.Frame;

/// <summary>The components' own texts, in the reader's language: entries such as "Radzen_Pager_NextPageTitle". What is not there stays English.</summary>
internal sealed class ComponentWords : ILocalizer
{
    public string? Get(string key, CultureInfo culture) => Words.In(culture.Name).Find($"Radzen_{key}");
}
