using Events.Domain.People;
using static Events.Infrastructure.Demo.DemoNames;

namespace Events.Infrastructure.Demo;

/// <summary>A given name and the father's after bin or binti; in Brunei with titles, and in both countries also written in Jawi.</summary>
internal static class MalayNames
{
    private static readonly IReadOnlyList<NamePart> women =
    [
        new("نور عائشة", "Nur Aisyah"), new("سيتي هاجر", "Siti Hajar"), new("نورليزا", "Norliza"), new("زليخا", "Zaleha"), new("فرح", "Farah"), new("حسنة", "Hasnah"),
        new("ماريه", "Maria"), new("چيق چهاي", "Cik Cahaya"), new("سوري ڬمبيرا", "Suri Gembira"),
    ];

    private static readonly IReadOnlyList<NamePart> men =
    [
        new("أحمد فائز", "Ahmad Faiz"), new("محمد حفيظ", "Mohd Hafiz"), new("إسكندر", "Iskandar"), new("أزلن", "Azlan"), new("ذوالكفل", "Zulkifli"), new("أميرول", "Amirul"),
        new("نوردين", "Nordin"), new("سيفول", "Saiful"), new("رحمت", "Rahmat"), new("خيرول", "Khairul"),
    ];

    private static readonly IReadOnlyList<NamePart> fathers =
    [
        new("روسلي", "Rosli"), new("يوسف", "Yusof"), new("عثمان", "Osman"), new("كريم", "Karim"), new("سليمان", "Sulaiman"), new("جميل", "Jamil"), new("حمزة", "Hamzah"),
        new("عبد اللطيف", "Abdul Latif"), new("مت ڤيه", "Mat Piah"),
    ];

    public static PersonName Malay(Random random)
    {
        var isWoman = random.Next(2) == 0;
        var (given, father) = (Of(random, isWoman ? women : men), Of(random, fathers));
        // Half of them have approved the Latin form alone: it is the native one today.
        var isJawi = random.Next(2) == 0;
        return new PersonName
        {
            Latin = $"{given.Latin} {(isWoman ? "binti" : "bin")} {father.Latin}",
            Native = isJawi ? $"{given.Native} {(isWoman ? "بنتي" : "بن")} {father.Native}" : null,
            NativeLanguage = isJawi ? "ms-Arab" : null,
            Honorific = random.Next(8) == 0 ? "Dato'" : isWoman ? "Puan" : "Encik",
        };
    }

    public static PersonName Bruneian(Random random)
    {
        var isWoman = random.Next(2) == 0;
        var (given, father) = (Of(random, isWoman ? women : men), Of(random, fathers));
        var isPengiran = random.Next(3) == 0;
        var haji = isWoman ? new NamePart("حاجه", "Hajah") : new NamePart("حاج", "Haji");
        return new PersonName
        {
            Latin = $"{(isPengiran ? "Pengiran " : "")}{haji.Latin} {given.Latin} {(isWoman ? "binti" : "bin")} {(isPengiran ? "Pengiran " : "")}Haji {father.Latin}",
            Native = $"{(isPengiran ? "ڤڠيرن " : "")}{haji.Native} {given.Native} {(isWoman ? "بنتي" : "بن")} {(isPengiran ? "ڤڠيرن " : "")}حاج {father.Native}",
            NativeLanguage = "ms-Arab",
            Honorific = isPengiran ? null : isWoman ? "Dayang" : "Awang",
            SortAs = given.Latin,
        };
    }
}
