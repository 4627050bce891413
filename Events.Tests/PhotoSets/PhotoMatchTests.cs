using Events.Domain.PhotoSets;

namespace Events.Tests.PhotoSets;

/// <summary>Whose photo a file is. Everybody here is invented.</summary>
public sealed class PhotoMatchTests
{
    private static readonly Guid an = Guid.NewGuid();
    private static readonly Guid anOfRivers = Guid.NewGuid();
    private static readonly Guid somchai = Guid.NewGuid();
    private static readonly Guid nobody = Guid.Empty;

    private static readonly PhotoMatch match = new(
    [
        new(an, "AB12-CD34", ["NGUYỄN Văn Ảo"], ["viet nam", "vn"]),
        new(anOfRivers, null, ["Nguyen Van Ao"], ["mekong commission"]),
        new(somchai, null, ["Somchai Invented", "สมชาย สมมุติ"], []),
    ]);

    public static TheoryData<string, Guid[]> Files => new()
    {
        { "Somchai Invented.jpg", [somchai] },
        { "INVENTED_somchai.PNG", [somchai] },
        { "invented, somchai (2).jpg", [somchai] },
        { "photos/สมชาย สมมุติ.jpg", [somchai] },
        { "สมมุติ-สมชาย.jpg", [somchai] },
        { $"{somchai}.jpg", [somchai] },
        { "ab12-cd34.jpg", [an] },
        { "AB12-CD34 whatever.jpg", [an] },
        { "van ao nguyen.jpg", [an, anOfRivers] },
        { "VN/nguyen van ao.jpg", [an] },
        { "Viet Nam\\nguyen van ao.jpg", [an] },
        { "Mekong Commission/nguyen van ao.jpg", [anOfRivers] },
        { "Elsewhere/nguyen van ao.jpg", [an, anOfRivers] },
        { "Somchai.jpg", [] },
        { "Somchai Invented Junior.jpg", [] },
        { "0001.jpg", [] },
        { ".jpg", [] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Finds_by_serial_id_or_any_form_of_the_name_and_the_folder_decides_between_namesakes(string file, Guid[] people) =>
        Assert.Equal(people.Where(one => one != nobody).Order(), match.Find(file).Order());
}
