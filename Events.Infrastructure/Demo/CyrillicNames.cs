using Events.Domain.People;
using static Events.Infrastructure.Demo.DemoNames;

namespace Events.Infrastructure.Demo;

/// <summary>Kazakh with a patronymic and Tajik, both with letters that Russian does not have.</summary>
internal static class CyrillicNames
{
    private static readonly IReadOnlyList<NamePart> kazakhGiven = [new("Нұрғали", "Nurgali"), new("Әсел", "Asel"), new("Қайрат", "Kairat"), new("Гүлнәр", "Gulnar"), new("Еңлік", "Yenlik")];
    private static readonly IReadOnlyList<NamePart> kazakhFathers = [new("Әлібек", "Alibek"), new("Жұмағұл", "Zhumagul"), new("Бөрібай", "Boribay"), new("Тілеуқұл", "Tileukul")];
    private static readonly IReadOnlyList<NamePart> kazakhFamilies = [new("Қасымбек", "KASSYMBEK"), new("Өтеген", "OTEGEN"), new("Шыңғысқали", "SHYNGYSKALI")];

    private static readonly IReadOnlyList<NamePart> tajikGiven = [new("Ҷамшед", "Jamshed"), new("Нигора", "Nigora"), new("Ӯктам", "Uktam"), new("Зӯҳро", "Zuhro"), new("Фарҳод", "Farhod")];
    private static readonly IReadOnlyList<NamePart> tajikFamilies = [new("Ғаффорӣ", "GHAFFORI"), new("Ҳакимзода", "HAKIMZODA"), new("Қодирӣ", "QODIRI"), new("Раҷабӣ", "RAJABI")];

    public static PersonName Kazakh(Random random)
    {
        var (given, father, family) = (Of(random, kazakhGiven), Of(random, kazakhFathers), Of(random, kazakhFamilies));
        var isWoman = given.Latin is "Asel" or "Gulnar" or "Yenlik";
        return new PersonName
        {
            Latin = $"{given.Latin} {family.Latin} {father.Latin}{(isWoman ? "kyzy" : "uly")}",
            Native = $"{family.Native} {given.Native} {father.Native}{(isWoman ? "қызы" : "ұлы")}",
            NativeLanguage = "kk",
            Honorific = Title(isWoman),
            SortAs = $"{family.Latin} {given.Latin}",
        };
    }

    public static PersonName Tajik(Random random)
    {
        var (given, family) = (Of(random, tajikGiven), Of(random, tajikFamilies));
        return new PersonName
        {
            Latin = $"{given.Latin} {family.Latin}",
            Native = $"{given.Native} {family.Native}",
            NativeLanguage = "tg",
            Honorific = Title(given.Latin is "Nigora" or "Zuhro"),
            SortAs = $"{family.Latin} {given.Latin}",
        };
    }
}
